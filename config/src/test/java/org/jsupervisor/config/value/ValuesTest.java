package org.jsupervisor.config.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private static void refuses(ThrowingCallable parsing, String text) {
    assertThatThrownBy(parsing).isInstanceOf(ConfigException.class).hasMessage(text);
  }

  @Test
  void integersAllowSignsBlanksLeadingZerosAndSingleUnderscores() {
    assertThat(Values.integer("1_0")).isEqualTo(10);
    assertThat(Values.integer("007")).isEqualTo(7);
    assertThat(Values.integer(" -3\n")).isEqualTo(-3);
    assertThat(Values.integer("+4")).isEqualTo(4);
  }

  @Test
  void whatIsNoIntegerIsQuotedInTheError() {
    String start = "invalid literal for int() with base 10: ";
    refuses(() -> Values.integer("1.5"), start + "'1.5'");
    refuses(() -> Values.integer(""), start + "''");
    refuses(() -> Values.integer("0x10"), start + "'0x10'");
    refuses(() -> Values.integer("1__0"), start + "'1__0'");
    refuses(() -> Values.integer("_1"), start + "'_1'");
    refuses(() -> Values.integer("it's"), start + "\"it's\"");
    refuses(() -> Values.integer("-"), start + "'-'");
    refuses(() -> Values.integer("1\u001c"), start + "'1\\x1c'");
    refuses(() -> Values.integer("\u001f1"), start + "'\\x1f1'");
    assertThat(Values.integer("\u0661\u001c")).isEqualTo(1);
  }

  @Test
  void integersBeyondTheRangeAreRefusedRatherThanWrapped() {
    assertThat(Values.integer("2147483647")).isEqualTo(Integer.MAX_VALUE);
    refuses(() -> Values.integer("2147483648"), "2147483648 is above upper bound (2147483647)");
    refuses(() -> Values.integer("-2147483649"), "-2147483649 is below lower bound (-2147483648)");
    refuses(
        () -> Values.integer("99999999999999999999"),
        "99999999999999999999 is above upper bound (2147483647)");
    refuses(
        () -> Values.checkSum(Integer.MAX_VALUE, 1),
        "2147483648 is above upper bound (2147483647)");
  }

  @Test
  void octalModesMayHaveAPrefix() {
    assertThat(Values.octal("0700")).isEqualTo(0700);
    assertThat(Values.octal("0o17")).isEqualTo(017);
    assertThat(Values.octal("0O_7")).isEqualTo(7);
    refuses(() -> Values.octal("089"), "089 can not be converted to an octal type");
    refuses(() -> Values.octal(""), " can not be converted to an octal type");
    refuses(() -> Values.octal("0o"), "0o can not be converted to an octal type");
  }

  @Test
  void booleansAreFourWordsEachInAnyCase() {
    for (String word : new String[] {"yes", "True", "ON", "1"}) {
      assertThat(Values.bool(word)).as(word).isTrue();
    }
    for (String word : new String[] {"no", "False", "OFF", "0"}) {
      assertThat(Values.bool(word)).as(word).isFalse();
    }
    refuses(() -> Values.bool("Maybe"), "not a valid boolean value: 'Maybe'");
    refuses(() -> Values.bool(" true"), "not a valid boolean value: ' true'");
  }

  @Test
  void listsKeepEmptyItemsAndTrimAll() {
    assertThat(Values.list("a, b\n,,c ")).containsExactly("a", "b", "", "c");
    assertThat(Values.list("a,")).containsExactly("a", "");
    assertThat(Values.list(",a")).containsExactly("", "a");
    assertThat(Values.list("")).isEmpty();
  }

  @Test
  void namesHoldNoBlankColonOrSlash() {
    assertThat(Values.name(" naïve-1 ")).isEqualTo("naïve-1");
    assertThat(Values.name("")).isEmpty();
    refuses(() -> Values.name("a:b c"), "Invalid name: 'a:b c' because of character: ' '");
    refuses(() -> Values.name(" a:/b"), "Invalid name: ' a:/b' because of character: ':'");
    refuses(() -> Values.name("/b"), "Invalid name: '/b' because of character: '/'");
    refuses(() -> Values.name("a/b"), "Invalid name: 'a/b' because of character: '/'");
  }

  @Test
  void byteSizesHaveBinarySuffixes() {
    assertThat(ByteSize.parse("50MB")).isEqualTo(new ByteSize(50L << 20));
    assertThat(ByteSize.parse("1 kb")).isEqualTo(new ByteSize(1024));
    assertThat(ByteSize.parse("-2Gb")).isEqualTo(new ByteSize(-2L << 30));
    assertThat(ByteSize.parse("0")).isEqualTo(new ByteSize(0));
    refuses(() -> ByteSize.parse("10XB"), "invalid literal for int() with base 10: '10xb'");
    refuses(() -> ByteSize.parse("1.5MB"), "invalid literal for int() with base 10: '1.5'");
    refuses(() -> ByteSize.parse("10M"), "invalid literal for int() with base 10: '10m'");
    refuses(() -> ByteSize.parse(""), "invalid literal for int() with base 10: ''");
    refuses(
        () -> ByteSize.parse("9999999999GB"),
        "10737418238926258176 is above upper bound (9223372036854775807)");
  }

  @Test
  void exitCodesAreACommaListOfBytes() {
    assertThat(ExitCodes.parse("0, 2 ,70").codes()).containsExactly(0, 2, 70);
    assertThat(ExitCodes.parse("").codes()).isEmpty();
    assertThat(ExitCodes.parse("0,2").contains(2)).isTrue();
    assertThat(ExitCodes.parse("0,2").contains(1)).isFalse();
    refuses(() -> ExitCodes.parse("0,256"), "not a valid list of exit codes: '0,256'");
    refuses(() -> ExitCodes.parse("-1"), "not a valid list of exit codes: '-1'");
    refuses(() -> ExitCodes.parse("1\u001c"), "not a valid list of exit codes: '1\\x1c'");
    refuses(() -> ExitCodes.parse("0,"), "not a valid list of exit codes: '0,'");
  }

  @Test
  void autorestartIsABooleanOrUnexpected() {
    assertThat(AutoRestart.parse("Unexpected")).isEqualTo(AutoRestart.UNEXPECTED);
    assertThat(AutoRestart.parse("on")).isEqualTo(AutoRestart.ALWAYS);
    assertThat(AutoRestart.parse("0")).isEqualTo(AutoRestart.NEVER);
    refuses(() -> AutoRestart.parse("Sometimes"), "invalid 'autorestart' value 'sometimes'");
  }

  @Test
  void logLevelsAreSevenWordsInAnyCase() {
    assertThat(LogLevel.parse("Blather")).isEqualTo(LogLevel.BLATHER);
    assertThat(LogLevel.parse("CRITICAL")).isEqualTo(LogLevel.CRITICAL);
    assertThat(LogLevel.parse("warn")).isEqualTo(LogLevel.WARN);
    assertThat(LogLevel.values())
        .extracting(level -> level.code() + " " + level.number())
        .containsExactly("CRIT 50", "ERRO 40", "WARN 30", "INFO 20", "DEBG 10", "TRAC 5", "BLAT 3");
    refuses(() -> LogLevel.parse("Loud"), "bad logging level name 'Loud'");
  }

  @Test
  void signalsHaveNumbersNamesAndAliases() {
    assertThat(Signal.parse("15").name()).isEqualTo("SIGTERM");
    assertThat(Signal.parse(" sigusr2 ").number()).isEqualTo(12);
    assertThat(Signal.parse("IOT").name()).isEqualTo("SIGABRT");
    assertThat(Signal.parse("CLD").name()).isEqualTo("SIGCHLD");
    assertThat(Signal.parse("IO").name()).isEqualTo("SIGPOLL");
    assertThat(Signal.parse("RTMIN").name()).isEqualTo("SIGRTMIN");
    assertThat(Signal.parse("64").name()).isEqualTo("SIGRTMAX");
    assertThat(Signal.parse("SIG_IGN").number()).isEqualTo(1);
    assertThat(new Signal(40).name()).isEqualTo("signal 40");
    assertThat(new Signal(0).name()).isEqualTo("signal 0");
    assertThat(new Signal(32).name()).isEqualTo("signal 32");
    for (String number : new String[] {"0", "1", "31", "34", "64"}) {
      assertThat(Signal.parse(number)).isEqualTo(new Signal(Integer.parseInt(number)));
    }
    assertThat(Signal.names()).hasSize(62).startsWith("HUP", "SIGHUP").endsWith("SYS", "SIGSYS");
    refuses(() -> Signal.parse("NOPE"), "value 'NOPE' is not a valid signal name");
    refuses(() -> Signal.parse(""), "value '' is not a valid signal name");
    refuses(() -> Signal.parse("99"), "value '99' is not a valid signal number");
    refuses(() -> Signal.parse("-1"), "value '-1' is not a valid signal number");
    refuses(() -> Signal.parse("32"), "value '32' is not a valid signal number");
    refuses(() -> Signal.parse("4294967297"), "value '4294967297' is not a valid signal number");
  }

  @Test
  void inetAddressesHaveAPortAndPerhapsAHost() {
    assertThat(InetAddress.parse("9001")).isEqualTo(new InetAddress("", 9001));
    assertThat(InetAddress.parse("*:9001")).isEqualTo(new InetAddress("", 9001));
    assertThat(InetAddress.parse(":9001")).isEqualTo(new InetAddress("", 9001));
    assertThat(InetAddress.parse("LocalHost:1")).isEqualTo(new InetAddress("localhost", 1));
    assertThat(InetAddress.parse("[::1]:9")).isEqualTo(new InetAddress("[::1]", 9));
    refuses(() -> InetAddress.parse("http"), "not a valid port number: 'http' ");
    refuses(() -> InetAddress.parse("65536"), "not a valid port number: '65536' ");
    refuses(() -> InetAddress.parse("h:"), "no port number specified in ''");
    refuses(() -> InetAddress.parse("h:70000"), "70000 is above upper bound (65535)");
    refuses(() -> InetAddress.parse("h:0"), "0 is below lower bound (1)");
    refuses(() -> InetAddress.parse("h:x"), "invalid literal for int() with base 10: 'x'");
  }

  @Test
  void secondsMayHaveAFractionAndEndAtAMilliard() {
    assertThat(Seconds.parse(" 1.5 ")).isEqualTo(Duration.ofMillis(1500));
    assertThat(Seconds.parse("0")).isEqualTo(Duration.ZERO);
    assertThat(Seconds.parse(".9")).isEqualTo(Duration.ofMillis(900));
    assertThat(Seconds.parse("1000000000")).isEqualTo(Duration.ofSeconds(1_000_000_000));
    assertThat(Seconds.text(Duration.ofMillis(1500))).isEqualTo("1.5");
    assertThat(Seconds.text(Duration.ofSeconds(100))).isEqualTo("100");
    assertThat(Seconds.text(Duration.ZERO)).isEqualTo("0");
    String longest = "0.0000000000000000000000000001";
    assertThat(Seconds.parse(longest)).isEqualTo(Duration.ZERO);
    for (String text :
        new String[] {
          "1000000000.000000001", "", ".", "1.2.3", "-1", "1e3", "/", ":", longest + "0"
        }) {
      refuses(() -> Seconds.parse(text), "cannot use " + text + " as a number of seconds");
    }
  }
}
