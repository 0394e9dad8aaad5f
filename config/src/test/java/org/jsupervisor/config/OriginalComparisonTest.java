package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.expansion.Expansions;
import org.jsupervisor.config.ini.IniDocument;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.option.Findings;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.CommandLineWords;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.EnvironmentPairs;
import org.jsupervisor.config.value.ExitCodes;
import org.jsupervisor.config.value.PythonRepr;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.config.value.Utf8;
import org.jsupervisor.config.value.Values;

/** Random texts are understood, or refused with the same words, as by the original itself. */
class OriginalComparisonTest {
  private @Nullable PythonOracle oracle;

  @BeforeContainer
  static void needTheOriginal() {
    PythonOracle.need();
  }

  @AfterProperty
  void closeTheOriginal() {
    if (oracle != null) {
      oracle.close();
    }
  }

  @Provide
  Arbitrary<String> files() {
    return FuzzTexts.files();
  }

  @Property
  void iniTextReadsAsTheOriginalReadsIt(@ForAll("files") String text) {
    String definition =
        """
        from supervisor.options import UnhosedConfigParser
        def f(s):
            parser = UnhosedConfigParser()
            parser.read_file(io.TextIOWrapper(io.BytesIO(s.encode()), encoding='utf-8'), 'x.ini')
            return {n: dict(parser.items(n)) for n in parser.sections()}
        """;
    compare(definition, text, OriginalComparisonTest::ini);
  }

  private static Object ini(String text) {
    IniDocument document = new IniDocument();
    ConfigText.parse(
        text.getBytes(StandardCharsets.UTF_8), "x.ini", document, Findings.STOP_AT_FIRST);
    Map<String, @Nullable Object> sections = new LinkedHashMap<>();
    for (String name : document.sectionNames()) {
      IniSection section = document.section(name);
      Map<String, @Nullable Object> options = new LinkedHashMap<>();
      if (section != null) {
        for (String key : section.keys()) {
          options.put(key, section.get(key));
        }
      }
      sections.put(name, options);
    }
    return sections;
  }

  @Provide
  Arbitrary<String> bytes() {
    return FuzzTexts.bytes();
  }

  @Property
  void bytesThatAreNotTextAreRefusedAsByTheOriginal(@ForAll("bytes") String bytes) {
    compare(
        "def f(s): return s.encode('latin-1').decode('utf-8')\n",
        bytes,
        text -> Utf8.decode(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Provide
  Arbitrary<String> environments() {
    return FuzzTexts.environments();
  }

  @Property
  void environmentPairsAreCutAsByTheOriginal(@ForAll("environments") String text) {
    String definition =
        """
        import shlex
        def f(s):
            lexer = shlex.shlex(s, posix=True)
            lexer.wordchars += '/.+-():'
            tokens = list(lexer)
            pairs = {}
            for i in range(0, len(tokens), 4):
                if len(tokens[i:i+3]) != 3 or tokens[i+1] != '=':
                    raise ValueError("Unexpected end of key/value pairs in value '%s'" % s)
                pairs[tokens[i]] = tokens[i+2]
            return pairs
        """;
    compare(definition, text, OriginalComparisonTest::pairs);
  }

  private static Map<String, String> pairs(String text) {
    EnvironmentPairs pairs = EnvironmentPairs.of(text);
    if (pairs.fault() != null) {
      throw pairs.fault();
    }
    return pairs.pairs();
  }

  @Provide
  Arbitrary<String> commands() {
    return FuzzTexts.commands();
  }

  @Property
  void commandsAreSplitAsByTheOriginal(@ForAll("commands") String text) {
    String definition = "import shlex\ndef f(s): return shlex.split(s)\n";
    compare(definition, text, CommandLineWords::split);
  }

  @Provide
  Arbitrary<String> formats() {
    return FuzzTexts.formats();
  }

  @Property
  void formatStringsAreExpandedAsByTheOriginal(@ForAll("formats") String text) {
    String definition =
        """
        from supervisor.options import expand
        def leak(self): raise TypeError('not enough arguments for format string')
        D = type('dict', (dict,), {'__repr__': leak, '__str__': leak})
        names = D({'here': "/di'r\\u00e9\\u20ac", 'num': 7, 'neg': -1234567, 'one': '\\u00e9'})
        def f(s): return expand(s, names, 'a.b')
        """;
    Expansions names = Expansions.ofEnvironment(Map.of()).put("num", 7);
    Expansions inner = names.inner().put("here", "/di'ré€").put("neg", -1234567).put("one", "é");
    compare(definition, text, t -> inner.expand(t, "a.b"));
  }

  @Provide
  Arbitrary<String> values() {
    return FuzzTexts.values();
  }

  @Property
  void valuesAreConvertedAsByTheOriginal(@ForAll("values") String text) {
    String definition =
        """
        from supervisor.datatypes import *
        def attempt(g, s):
            try:
                return g(s)
            except ValueError as e:
                return str(e)
        def f(s):
            return [attempt(g, s) for g in (integer, octal_type, byte_size, boolean, repr,
                    signal_number, list_of_exitcodes, process_or_group_name, list_of_strings)]
        """;
    compare(definition, text, OriginalComparisonTest::conversions);
  }

  private static Object conversions(String text) {
    List<@Nullable Object> results = new ArrayList<>();
    results.add(attempt(text, t -> (long) Values.integer(t)));
    results.add(attempt(text, t -> (long) Values.octal(t)));
    results.add(attempt(text, t -> ByteSize.parse(t).bytes()));
    results.add(attempt(text, Values::bool));
    results.add(PythonRepr.of(text));
    results.add(attempt(text, t -> (long) Signal.parse(t).number()));
    results.add(attempt(text, OriginalComparisonTest::exitCodes));
    results.add(attempt(text, Values::name));
    results.add(attempt(text, Values::list));
    return results;
  }

  private static Object exitCodes(String text) {
    List<Long> codes = new ArrayList<>();
    for (int code : ExitCodes.parse(text).codes()) {
      codes.add((long) code);
    }
    return codes;
  }

  private static @Nullable Object attempt(String text, Function<String, @Nullable Object> parser) {
    try {
      return parser.apply(text);
    } catch (ConfigException e) {
      return e.text();
    }
  }

  /** The definition is the same for all samples of a property. */
  private void compare(String definition, String text, Function<String, @Nullable Object> ours) {
    PythonOracle original = oracle;
    if (original == null) {
      original = PythonOracle.of(definition);
      oracle = original;
    }
    Map<String, @Nullable Object> actual = new LinkedHashMap<>();
    try {
      actual.put("value", ours.apply(text));
    } catch (ConfigException e) {
      actual.put("error", e.text());
    }
    assertThat(actual).as(PythonRepr.of(text)).isEqualTo(original.ask(text).members());
  }
}
