package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsupervisor.config.expansion.Expansions;
import org.jsupervisor.config.ini.IniDocument;
import org.jsupervisor.config.ini.IniReader;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.ini.IniSyntaxException;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.CommandLineWords;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.EnvironmentPairs;
import org.jsupervisor.config.value.ExitCodes;
import org.jsupervisor.config.value.InetAddress;
import org.jsupervisor.config.value.Seconds;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.config.value.Values;

/**
 * Whatever text a configuration contains: a value or a refusal with a text, never another
 * exception. What the values are is compared with the original in {@link OriginalComparisonTest}.
 */
class TextFuzzTest {
  private static Arbitrary<String> texts(String... pieces) {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(pieces),
            Arbitraries.strings().ofMaxLength(6),
            Arbitraries.strings().ascii().ofMaxLength(6));
    return piece.list().ofMaxSize(16).map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> files() {
    return texts(
        "[",
        "]",
        "[a]\n",
        "[program:x]",
        "\n",
        "\r\n",
        "=",
        ":",
        " = ",
        "key",
        "  ",
        "\t",
        ";",
        " ;",
        "#",
        "\uFEFF",
        "[DEFAULT]\n",
        "\u0000",
        "\u2028",
        "a=b\n",
        " continued\n");
  }

  @Provide
  Arbitrary<String> formats() {
    return texts(
        "%",
        "%%",
        "%(",
        ")",
        "%(here)s",
        "%(n)d",
        "%(n)02d",
        "%(n)-5d",
        "%(n)+d",
        "%(n)x",
        "%(here).0s",
        "%(here)99999999999s",
        "%(n)e",
        "%(here)c",
        "%(here)r",
        "%s",
        "%(ENV_X)s",
        "%(x",
        "%(n)#o",
        "%(n)*d",
        "%(n).3f",
        "%(n)ld");
  }

  @Provide
  Arbitrary<String> words() {
    return texts(
        "A=", "\"", "'", "\\", ",", " ", "\n", "=", "A=\"b\"", "/bin/a", "#", "$HOME", "%(x)s",
        "\t");
  }

  @Provide
  Arbitrary<String> numbers() {
    return texts(
        "1",
        "-",
        "+",
        "_",
        "0x",
        "KB",
        "MB",
        "GB",
        ".",
        "e",
        " ",
        "9999999999",
        "/",
        ":",
        "[",
        "]",
        "SIG",
        "TERM",
        ",",
        "\u0661");
  }

  @Property
  void everyFileIsReadOrRefusedWithItsLines(@ForAll("files") String text) {
    IniDocument document = new IniDocument();
    try {
      IniReader.read(text, "a.conf", document);
    } catch (IniSyntaxException e) {
      assertThat(e.file()).isEqualTo("a.conf");
      assertThat(e.lines()).isNotEmpty();
      return;
    }
    for (String name : document.sectionNames()) {
      IniSection section = document.section(name);
      assertThat(section).isNotNull();
      for (String key : section.keys()) {
        assertThat(section.get(key)).isNotNull();
        assertThat(section.place(key).line()).isPositive();
      }
    }
  }

  @Property
  void everyFormatIsExpandedOrRefused(@ForAll("formats") String text) {
    Expansions names = Expansions.ofEnvironment(Map.of("X", "%(y)s"));
    names.put("here", "/etc").put("n", -7);
    guarded(() -> assertThat(names.expand(text, "program:x.command")).isNotNull());
  }

  @Property
  void everyCommandIsSplitOrRefused(@ForAll("words") String text) {
    guarded(() -> assertThat(CommandLineWords.split(text)).doesNotContainNull());
  }

  @Property
  void everyEnvironmentIsReadAndItsFaultIsTold(@ForAll("words") String text) {
    EnvironmentPairs pairs = EnvironmentPairs.of(text);
    assertThat(pairs.pairs().keySet()).doesNotContainNull();
  }

  @Property
  void everyValueIsOneOrRefused(@ForAll("numbers") String text) {
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
  void aDurationReadsBackAsItself(@ForAll("numbers") String text) {
    guarded(
        () ->
            assertThat(Seconds.parse(Seconds.text(Seconds.parse(text))))
                .isEqualTo(Seconds.parse(text)));
  }

  private static void guarded(Runnable reader) {
    try {
      reader.run();
    } catch (ConfigException refused) {
      assertThat(refused.text()).isNotEmpty();
    }
  }
}
