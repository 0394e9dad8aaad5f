package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.environment.EnvironmentFile;
import org.jsupervisor.config.expansion.Expansions;
import org.jsupervisor.config.ini.IniDocument;
import org.jsupervisor.config.ini.IniReader;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.ini.IniSyntaxException;
import org.jsupervisor.config.probe.Probe;
import org.jsupervisor.config.probe.ProbeText;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.CommandLineWords;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.EnvironmentPairs;
import org.jsupervisor.config.value.ExitCodes;
import org.jsupervisor.config.value.InetAddress;
import org.jsupervisor.config.value.Seconds;
import org.jsupervisor.config.value.ShellQuoting;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.config.value.Values;

/**
 * Whatever text a configuration contains: a value or a refusal with a text, never another
 * exception. What the values are is compared with the original in {@link OriginalComparisonTest}.
 */
class TextFuzzTest {
  /** Also with characters that no encoding can hold. */
  private static Arbitrary<String> wild(Arbitrary<String> texts) {
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(4);
    return Arbitraries.oneOf(
        texts, any, texts.list().ofSize(2).flatMap(two -> any.map(s -> String.join(s, two))));
  }

  @Provide
  Arbitrary<String> files() {
    return wild(FuzzTexts.files());
  }

  @Property
  void everyFileIsReadOrRefusedWithItsLines(@ForAll("files") String text) {
    IniDocument document = new IniDocument();
    try {
      IniReader.read(text, "a.conf", document);
    } catch (IniSyntaxException e) {
      assertThat(e.file()).isEqualTo("a.conf");
      assertThat(e.lines()).isNotEmpty();
    }
    for (String name : document.sectionNames()) {
      IniSection section = Objects.requireNonNull(document.section(name));
      for (String key : section.keys()) {
        assertThat(section.get(key)).isNotNull();
        assertThat(section.place(key).line()).isPositive();
      }
    }
  }

  @Provide
  Arbitrary<String> formats() {
    return wild(FuzzTexts.formats());
  }

  @Property
  void everyFormatIsExpandedOrRefused(@ForAll("formats") String text) {
    Expansions names = Expansions.ofEnvironment(Map.of("X", "%(y)s"));
    names.put("here", "/etc").put("num", 12).put("neg", -7).put("one", "1");
    guarded(() -> assertThat(names.expand(text, "program:x.command")).isNotNull());
  }

  @Provide
  Arbitrary<String> commands() {
    return wild(FuzzTexts.commands());
  }

  @Property
  void everyCommandIsSplitOrRefused(@ForAll("commands") String text) {
    guarded(() -> assertThat(CommandLineWords.split(text)).doesNotContainNull());
  }

  @Property
  void whatIsQuotedToFitStaysOneWordOfTheCommand(
      @ForAll("beginnings") String beginning, @ForAll String inserted) {
    String end = beginning.endsWith("'") || beginning.endsWith("\"") ? beginning : "";
    String text = beginning + ShellQuoting.fit(beginning, inserted) + end;
    List<String> expected = inserted.isEmpty() && end.isEmpty() ? List.of() : List.of(inserted);
    assertThat(CommandLineWords.split(text)).isEqualTo(expected);
  }

  @Provide
  Arbitrary<String> beginnings() {
    return Arbitraries.of("", "'", "\"");
  }

  @Provide
  Arbitrary<String> environments() {
    return wild(FuzzTexts.environments());
  }

  @Property
  void everyEnvironmentIsReadAndItsFaultIsTold(@ForAll("environments") String text) {
    EnvironmentPairs pairs = EnvironmentPairs.of(text);
    ConfigException fault = pairs.fault();
    assertThat(pairs.pairs().keySet()).containsAll(pairs.namesWithoutComma());
    assertThat(fault == null || !fault.text().isEmpty()).isTrue();
  }

  @Property
  void quotedValuesOfAnEnvironmentAreReadAsWritten(
      @ForAll("names") List<String> names, @ForAll String value) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
      text.append(name).append("=\"").append(quoted).append("\",");
    }
    EnvironmentPairs pairs = EnvironmentPairs.of(text.toString());
    assertThat(pairs.fault()).isNull();
    assertThat(pairs.pairs().keySet()).containsExactlyInAnyOrderElementsOf(Set.copyOf(names));
    assertThat(pairs.pairs().values()).allMatch(value::equals);
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(3).list().ofMaxSize(5);
  }

  @Property
  void everyEnvironmentFileIsReadOrRefused(@ForAll("environments") String text) {
    guarded(() -> assertThat(EnvironmentFile.variables(text, "x.env")).doesNotContainKey(""));
  }

  @Property
  void quotedValuesOfAnEnvironmentFileAreReadAsWritten(@ForAll String value) {
    // A line feed behind it would make it the end of a line.
    String kept = value.replace('\r', '\t');
    String quoted = kept.replace("'", "'\"'\"'");
    assertThat(EnvironmentFile.variables("A='" + quoted + "' # b", "x.env"))
        .isEqualTo(Map.of("A", kept));
  }

  @Provide
  Arbitrary<String> values() {
    return wild(FuzzTexts.values());
  }

  @Property
  void everyValueIsOneOrRefused(@ForAll("values") String text) {
    List<Runnable> readers =
        List.of(
            () -> Values.integer(text),
            () -> Values.bool(text),
            () -> Values.octal(text),
            () -> ByteSize.parse(text),
            () -> Signal.parse(text),
            () -> ExitCodes.parse(text),
            () -> InetAddress.parse(text),
            () -> Seconds.parse(text));
    for (Runnable reader : readers) {
      guarded(reader);
    }
  }

  @Property
  void aDurationReadsBackAsItself(@ForAll("values") String text) {
    Duration read = valueOrNull(Seconds::parse, text);
    if (read != null) {
      assertThat(Seconds.parse(Seconds.text(read))).isEqualTo(read);
    }
  }

  @Provide
  Arbitrary<String> probes() {
    Arbitrary<String> kinds =
        Arbitraries.of(
            "tcp:127.0.0.1:",
            "tcp://[::1]:",
            "unix:/",
            "fd:",
            "log:",
            "exec:",
            "exec: a",
            "http://localhost",
            "http://unix:/s:/p");
    return kinds.flatMap(
        kind -> Arbitraries.oneOf(values(), commands()).map(value -> kind + value));
  }

  @Property
  void everyProbeIsOneThatReadsBackOrIsRefused(@ForAll("probes") String text) {
    Probe sign = valueOrNull(ProbeText::ofReadiness, text);
    if (sign != null) {
      assertThat(ProbeText.ofReadiness(ProbeText.of(sign))).isEqualTo(sign);
    }
    Probe check = valueOrNull(ProbeText::ofHealth, text);
    if (check != null) {
      assertThat(ProbeText.ofHealth(ProbeText.of(check))).isEqualTo(check);
    }
  }

  private static void guarded(Runnable reader) {
    try {
      reader.run();
    } catch (ConfigException refused) {
      assertThat(refused.text()).isNotEmpty();
    }
  }

  private static <T> @Nullable T valueOrNull(Function<String, T> reader, String text) {
    try {
      return reader.apply(text);
    } catch (ConfigException refused) {
      return null;
    }
  }
}
