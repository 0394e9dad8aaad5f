package org.jsupervisor.config.ini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IniReaderTest {
  private static IniDocument read(String text) throws IniSyntaxException {
    IniDocument document = new IniDocument();
    IniReader.read(text, "x.conf", document);
    return document;
  }

  private static IniSection section(IniDocument document, String name) {
    return Objects.requireNonNull(document.section(name), name);
  }

  private static @Nullable String value(String options, String key) throws IniSyntaxException {
    return section(read("[s]\n" + options), "s").get(key);
  }

  private static IniSyntaxException refused(String text) {
    return Objects.requireNonNull(
        catchThrowableOfType(IniSyntaxException.class, () -> read(text)), "refused");
  }

  @Test
  void commentsNeedABlankBeforeThem() throws IniSyntaxException {
    assertThat(value("command=bash -c \"a ; b\"", "command")).isEqualTo("bash -c \"a");
    assertThat(value("k=a;b#c", "k")).isEqualTo("a;b#c");
    assertThat(value("k =;x", "k")).isEqualTo(";x");
    assertThat(value("k = ;x", "k")).isEmpty();
    assertThat(value("; k=1\n  # k=2\nk=3", "k")).isEqualTo("3");
  }

  @Test
  void deeperLinesContinueAValue() throws IniSyntaxException {
    assertThat(value("k=a\n b = c\n\n  [x]\n ; no\n d\n\n", "k")).isEqualTo("a\nb = c\n\n[x]\nd");
    assertThat(value("  k=a\n  l=b\n   c", "l")).isEqualTo("b\nc");
    assertThat(value("k=\n a", "k")).isEqualTo("\na");
  }

  @Test
  void optionsEndAtTheFirstDelimiterAndAreLowerCased() throws IniSyntaxException {
    assertThat(value("K:3=1", "k")).isEqualTo("3=1");
    assertThat(value("Key Name = v ", "key name")).isEqualTo("v");
    assertThat(value("k=\"q\"", "k")).isEqualTo("\"q\"");
  }

  @Test
  void sectionNamesReachToTheLastBracketUntrimmed() throws IniSyntaxException {
    assertThat(read("[ a ] text\n[b]]\n[A/b]\n").sectionNames())
        .containsExactly(" a ", "b]", "A/b");
  }

  @Test
  void repeatedSectionsMergeAndLaterValuesWin() throws IniSyntaxException {
    IniDocument document = read("[a]\nx=1\ny=2\n[b]\n[a]\nx=3\n");
    IniReader.read("[a]\ny=4\n", "y.conf", document);
    IniSection section = section(document, "a");
    assertThat(section.keys()).containsExactly("x", "y");
    assertThat(section.get("x")).isEqualTo("3");
    assertThat(section.get("y")).isEqualTo("4");
    assertThat(section.origin("x")).isEqualTo(new IniSection.Origin("x.conf", 6));
    assertThat(section.origin("y")).isEqualTo(new IniSection.Origin("y.conf", 2));
    assertThat(section.firstFile()).isEqualTo("x.conf");
  }

  @Test
  void defaultsAppearInEverySection() throws IniSyntaxException {
    IniDocument document = read("[DEFAULT]\nd=%(here)s\n[a]\nx=1\n");
    assertThat(document.sectionNames()).containsExactly("a");
    assertThat(section(document, "a").keys()).containsExactly("x", "d");
    document.replaceInValues("%(here)s", "/etc");
    assertThat(section(document, "a").get("d")).isEqualTo("/etc");
    IniReader.read("[late]\n", "y.conf", document);
    assertThat(section(document, "late").get("d")).isEqualTo("%(here)s");
  }

  @Test
  void everyLineEndCounts() throws IniSyntaxException {
    IniSection section = section(read("[s]\r\na=1\rb=2\nc=3"), "s");
    assertThat(section.keys()).containsExactly("a", "b", "c");
    assertThat(section.origin("c")).isEqualTo(new IniSection.Origin("x.conf", 4));
  }

  @Test
  void anOptionBeforeAnySectionIsRefused() {
    IniSyntaxException refused = refused("\n; c\nk=1\n[s]\n");
    assertThat(refused.problem()).isEqualTo(IniSyntaxException.Problem.NO_SECTION_HEADER);
    assertThat(refused.lines()).containsExactly(new IniSyntaxException.Line(3, "k=1\n"));
    assertThat(refused("\ufeff[s]\n").problem())
        .isEqualTo(IniSyntaxException.Problem.NO_SECTION_HEADER);
  }

  @Test
  void allLinesThatAreNoOptionsAreListed() {
    IniSyntaxException refused = refused("[s]\nword\n = v\n[]\nk=1\nlast");
    assertThat(refused.problem()).isEqualTo(IniSyntaxException.Problem.NOT_AN_OPTION);
    assertThat(refused.file()).isEqualTo("x.conf");
    assertThat(refused.lines())
        .containsExactly(
            new IniSyntaxException.Line(2, "word\n"),
            new IniSyntaxException.Line(3, " = v\n"),
            new IniSyntaxException.Line(4, "[]\n"),
            new IniSyntaxException.Line(6, "last"));
  }

  @Test
  void whiteSpaceIsThatOfTheDialectAndNoOther() {
    StringBuilder spaces = new StringBuilder();
    for (int ch = 0; ch <= Character.MAX_VALUE; ch++) {
      if (Whitespace.is((char) ch)) {
        spaces.append(Integer.toHexString(ch)).append(' ');
      }
    }
    assertThat(spaces)
        .hasToString(
            "9 a b c d 1c 1d 1e 1f 20 85 a0 1680 2000 2001 2002 2003 2004 2005 2006 2007 2008 2009"
                + " 200a 2028 2029 202f 205f 3000 ");
  }
}
