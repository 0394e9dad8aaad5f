package org.jsupervisor.supervisord.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever a program prints, in whatever pieces: the same log and the same captures. */
class CaptureFuzzTest {
  private static final String BEGIN = "<!--XSUPERVISOR:BEGIN-->";
  private static final String END = "<!--XSUPERVISOR:END-->";

  @Provide
  Arbitrary<String> outputs() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                BEGIN,
                END,
                BEGIN,
                END,
                "<!--XSUPERVISOR:",
                "<!--",
                "<",
                "BEGIN-->",
                "-->",
                "text",
                "\n"),
            Arbitraries.strings().ascii().ofMaxLength(9));
    return piece.list().ofMaxSize(14).map(pieces -> String.join("", pieces));
  }

  @Property
  void capturesDoNotDependOnThePieces(
      @ForAll("outputs") String output,
      @ForAll List<Byte> sizes,
      @ForAll @IntRange(min = 1, max = 40) int limit) {
    RecordingSink normal = new RecordingSink();
    List<String> seen = new ArrayList<>();
    CaptureFilter filter =
        new CaptureFilter(
            limit,
            normal,
            new RecordingSink(),
            bytes -> seen.add(new String(bytes, StandardCharsets.ISO_8859_1)));
    feedInPieces(filter, output, sizes);
    seen.add(0, normal.text());
    assertThat(seen).isEqualTo(expected(output, limit));
  }

  private static void feedInPieces(OutputSink sink, String output, List<Byte> sizes) {
    int start = 0;
    for (int i = 0; start < output.length(); i++) {
      int size = sizes.isEmpty() ? 1 : 1 + Math.abs(sizes.get(i % sizes.size())) % 30;
      int end = Math.min(output.length(), start + size);
      Chunks.feed(sink, output.substring(start, end));
      start = end;
    }
    sink.closed();
  }

  /** By searching the whole text: what is logged, then the end of each capture. */
  private static List<String> expected(String output, int limit) {
    StringBuilder normal = new StringBuilder();
    List<String> captures = new ArrayList<>();
    int position = 0;
    while (true) {
      int begin = output.indexOf(BEGIN, position);
      if (begin < 0) {
        normal.append(output, position, output.length());
        break;
      }
      normal.append(output, position, begin);
      int end = output.indexOf(END, begin + BEGIN.length());
      if (end < 0) {
        break;
      }
      int start = Math.max(begin + BEGIN.length(), end - limit);
      captures.add(output.substring(start, end));
      position = end + END.length();
    }
    captures.add(0, normal.toString());
    return captures;
  }

  @Provide
  Arbitrary<String> coloured() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of("\u001b", "\u001b[", "\u001b[0m", "[1;3", "m", "K", "Z", "\n", "text"),
            Arbitraries.strings().ascii().ofMaxLength(5));
    return piece.list().ofMaxSize(12).map(pieces -> String.join("", pieces));
  }

  @Property
  void strippedColoursDoNotDependOnThePieces(
      @ForAll("coloured") String output, @ForAll List<Byte> sizes) {
    RecordingSink sink = new RecordingSink();
    feedInPieces(new AnsiStripper(sink), output, sizes);
    assertThat(sink.text())
        .isEqualTo(
            output.replaceAll("\u001b\\[[^HfABCDRsuJKhlpm\n]*([HfABCDRsuJKhlpm\n]|\\z)", ""));
  }
}
