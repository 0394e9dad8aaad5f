package org.jsupervisor.config;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Texts made of the pieces that matter to a parser, and of some other characters. */
final class FuzzTexts {
  private FuzzTexts() {}

  /** Files, most of which begin with a section. */
  static Arbitrary<String> files() {
    String pieces =
        "[|]|a|B|=|:|;|#| |  |\t|\n|\n|\n|\r\n|\r|key|k = v\n|[s]\n|[t:x]\n|[DEFAULT]\n|\n |\n  | ;c| #c"
            + "|é|\u00a0|\u2028|\u000b|\u001f|'|\"|\\|%|x=1\n|y : 2\n|\u0130|\ufeff|\u0000";
    Arbitrary<String> starts = Arbitraries.frequency(Tuple.of(9, "[a]\n"), Tuple.of(1, ""));
    return Combinators.combine(starts, of(24, pieces)).as(String::concat);
  }

  /** Bytes that are nearly UTF-8, each a character. */
  static Arbitrary<String> bytes() {
    return of(
        5,
        "a|\u0080|\u00bf|\u00c0|\u00c2|\u00df|\u00e0|\u00a0|\u009f|\u00ed|\u00ef|\u00f0|\u0090|\u008f"
            + "|\u00f4|\u00f5|\u00ff|\u00e2\u0082\u00ac",
        Arbitraries.chars().range('\u0000', '\u00ff').map(String::valueOf));
  }

  static Arbitrary<String> environments() {
    return of(
        9,
        "A|b=|=|=|,|,|\"|'|\\| |\n|#|;|$|é|×|€|x/y|K=v,|K=\"a b\"|-|:|(|\ud83d\ude00|A=1,B=2|A=\"\"");
  }

  static Arbitrary<String> commands() {
    return of(10, "a|/b| | |\t|\n|\"|'|\\|#|;|$x|é|\u00a0|\r|%(x)s");
  }

  /**
   * Texts with expansions of {@code here}, {@code num}, {@code neg} and {@code one}. Nobody pads to
   * a million characters: that is refused here.
   */
  static Arbitrary<String> formats() {
    String pieces =
        "%|%|%%|%(|)|%(here)s|%(num)d|%(num)02d|%(neg)|%(num)|%(here)|s|d|i|u|o|x|X|e|E|f|F|g|G|c|r|a"
            + "|-|+| |0|#|1|9|12|.|.2|*|h|l|L|Y|é|\ud83d\ude00|text|%(one)c|(|%(nope)s|%(neg)e|%(num)#o";
    return of(8, pieces).filter(text -> !text.matches("(?s).*[0-9]{6}.*"));
  }

  /** Longer numbers than fit into 32 bits are refused here. */
  static Arbitrary<String> values() {
    return of(
            4,
            "1|07|8|_|-|+| |0o|x|kb|MB|Gb|b|٣|é|'|\"|1.5|SIG|term|HUP|io|,|255|256|\u00a0|\u0007"
                + "|\ud83d\ude00|true|off|.|:|[|]|/")
        .filter(text -> text.codePoints().filter(Character::isDigit).count() < 10);
  }

  private static Arbitrary<String> of(int most, String pieces) {
    return of(most, pieces, characters());
  }

  private static Arbitrary<String> of(int most, String pieces, Arbitrary<String> others) {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.of(pieces.split("\\|", -1))), Tuple.of(1, others));
    return piece.list().ofMinSize(1).ofMaxSize(most).map(parts -> String.join("", parts));
  }

  /**
   * From blocks that were full long ago, for newer ones mean something to newer libraries only. The
   * capital sigma is left out: which small letter it becomes inside of a word is told differently
   * by the JDK.
   */
  private static Arbitrary<String> characters() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(0, 0x24f),
            Arbitraries.integers().between(0x370, 0x58f),
            Arbitraries.integers().between(0x1e00, 0x206f),
            Arbitraries.integers().between(0x3000, 0x30ff),
            Arbitraries.integers().between(0x1f600, 0x1f64f))
        .filter(character -> Character.isDefined(character) && character != 0x3a3)
        .map(Character::toString);
  }
}
