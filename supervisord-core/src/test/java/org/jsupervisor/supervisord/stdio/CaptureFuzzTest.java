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

/** Whatever a program prints around capture tokens, in whatever pieces: the same log and events. */
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
  void theSizeOfThePiecesDoesNotMatter(@ForAll("outputs") String output, @ForAll List<Byte> sizes) {
    assertThat(run(output, sizes)).isEqualTo(expected(output));
  }

  private static List<String> run(String output, List<Byte> sizes) {
    RecordingSink normal = new RecordingSink();
    List<String> seen = new ArrayList<>();
    CaptureFilter filter =
        new CaptureFilter(
            1 << 20,
            normal,
            new RecordingSink(),
            bytes -> seen.add(new String(bytes, StandardCharsets.ISO_8859_1)));
    int start = 0;
    for (int i = 0; start < output.length(); i++) {
      int size = sizes.isEmpty() ? 1 : 1 + Math.abs(sizes.get(i % sizes.size())) % 30;
      int end = Math.min(output.length(), start + size);
      Chunks.feed(filter, output.substring(start, end));
      start = end;
    }
    filter.closed();
    seen.add(0, normal.text());
    return seen;
  }

  /** By searching the whole text: what is logged, then each capture. */
  private static List<String> expected(String output) {
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
      captures.add(output.substring(begin + BEGIN.length(), end));
      position = end + END.length();
    }
    captures.add(0, normal.toString());
    return captures;
  }
}
