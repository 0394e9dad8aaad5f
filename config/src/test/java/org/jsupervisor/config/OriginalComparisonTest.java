package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random texts are understood, or refused with the same words, as by the original itself. */
class OriginalComparisonTest {
  private static final int CASES = 4000;

  @Test
  void iniTextReadsAsTheOriginalReadsIt(@TempDir Path directory) throws Exception {
    String[] pieces = {
      "[",
      "]",
      "a",
      "B",
      "=",
      ":",
      ";",
      "#",
      " ",
      "  ",
      "\t",
      "\n",
      "\n",
      "\n",
      "\r\n",
      "\r",
      "key",
      "k = v\n",
      "[s]\n",
      "[t:x]\n",
      "[DEFAULT]\n",
      "\n ",
      "\n  ",
      " ;c",
      " #c",
      "é",
      "\u00a0",
      "\u2028",
      "\u000b",
      "\u001f",
      "'",
      "\"",
      "\\",
      "%",
      "x=1\n",
      "y : 2\n"
    };
    String definition =
        """
        from supervisor.options import UnhosedConfigParser
        def f(s):
            parser = UnhosedConfigParser()
            parser.read_file(io.TextIOWrapper(io.BytesIO(s.encode()), encoding='utf-8'), 'x.ini')
            return {n: dict(parser.items(n)) for n in parser.sections()}
        """;
    compare(directory, definition, texts(11, pieces, 24, "[a]\n"), OriginalComparisonTest::ini);
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

  @Test
  void bytesThatAreNotTextAreRefusedAsByTheOriginal(@TempDir Path directory) throws Exception {
    String[] pieces = {
      "a",
      "\u0080",
      "\u00bf",
      "\u00c0",
      "\u00c2",
      "\u00df",
      "\u00e0",
      "\u00a0",
      "\u009f",
      "\u00ed",
      "\u00ef",
      "\u00f0",
      "\u0090",
      "\u008f",
      "\u00f4",
      "\u00f5",
      "\u00ff",
      "\u00e2\u0082\u00ac"
    };
    compare(
        directory,
        "def f(s): return s.encode('latin-1').decode('utf-8')\n",
        texts(12, pieces, 5, ""),
        text -> Utf8.decode(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void environmentPairsAreCutAsByTheOriginal(@TempDir Path directory) throws Exception {
    String[] pieces = {
      "A",
      "b=",
      "=",
      "=",
      ",",
      ",",
      "\"",
      "'",
      "\\",
      " ",
      "\n",
      "#",
      ";",
      "$",
      "é",
      "×",
      "€",
      "x/y",
      "K=v,",
      "K=\"a b\"",
      "-",
      ":",
      "(",
      "\ud83d\ude00"
    };
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
    compare(directory, definition, texts(13, pieces, 9, ""), OriginalComparisonTest::pairs);
  }

  private static Map<String, String> pairs(String text) {
    EnvironmentPairs pairs = EnvironmentPairs.of(text);
    if (pairs.fault() != null) {
      throw pairs.fault();
    }
    return pairs.pairs();
  }

  @Test
  void commandsAreSplitAsByTheOriginal(@TempDir Path directory) throws Exception {
    String[] pieces = {
      "a", "/b", " ", " ", "\t", "\n", "\"", "'", "\\", "#", ";", "$x", "é", "\u00a0"
    };
    String definition = "import shlex\ndef f(s): return shlex.split(s)\n";
    compare(directory, definition, texts(14, pieces, 10, ""), CommandLineWords::split);
  }

  @Test
  void formatStringsAreExpandedAsByTheOriginal(@TempDir Path directory) throws Exception {
    String[] pieces = {
      "%",
      "%",
      "%%",
      "%(",
      ")",
      "%(here)s",
      "%(num)d",
      "%(num)02d",
      "%(neg)",
      "%(num)",
      "%(here)",
      "s",
      "d",
      "i",
      "u",
      "o",
      "x",
      "X",
      "e",
      "E",
      "f",
      "F",
      "g",
      "G",
      "c",
      "r",
      "a",
      "-",
      "+",
      " ",
      "0",
      "#",
      "1",
      "9",
      "12",
      ".",
      ".2",
      "*",
      "h",
      "l",
      "L",
      "Y",
      "é",
      "\ud83d\ude00",
      "text",
      "%(one)c",
      "("
    };
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
    compare(directory, definition, texts(15, pieces, 6, ""), text -> inner.expand(text, "a.b"));
  }

  @Test
  void valuesAreConvertedAsByTheOriginal(@TempDir Path directory) throws Exception {
    String[] pieces = {
      "1",
      "07",
      "8",
      "_",
      "-",
      "+",
      " ",
      "0o",
      "x",
      "kb",
      "MB",
      "Gb",
      "b",
      "٣",
      "é",
      "'",
      "\"",
      "1.5",
      "SIG",
      "term",
      "HUP",
      "io",
      ",",
      "255",
      "256",
      "\u00a0",
      "\u0007",
      "\ud83d\ude00",
      "true",
      "off"
    };
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
    compare(directory, definition, texts(16, pieces, 3, ""), OriginalComparisonTest::conversions);
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

  private static void compare(
      Path directory,
      String definition,
      List<String> inputs,
      Function<String, @Nullable Object> ours)
      throws IOException, InterruptedException {
    List<JsonText> answers = PythonOracle.ask(directory, definition, inputs);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Map<String, @Nullable Object> actual = new LinkedHashMap<>();
      try {
        actual.put("value", ours.apply(inputs.get(i)));
      } catch (ConfigException e) {
        actual.put("error", e.text());
      }
      if (!actual.equals(answers.get(i).members())) {
        differences.add(
            PythonRepr.of(inputs.get(i)) + "\n  original " + answers.get(i) + "\n  ours " + actual);
      }
    }
    assertThat(differences.subList(0, Math.min(5, differences.size())))
        .as(differences.size() + " of " + inputs.size())
        .isEmpty();
  }

  private static List<String> texts(int seed, String[] pieces, int longest, String start) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      StringBuilder text = new StringBuilder(random.nextInt(10) == 0 ? "" : start);
      int length = 1 + random.nextInt(longest);
      for (int k = 0; k < length; k++) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
