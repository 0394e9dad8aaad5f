package org.jsupervisor.supervisord;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.group.MainLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LibraryLoggingTest {
  private static final String NAME = "org.library.Thing";

  private final org.slf4j.Logger library = LoggerFactory.getLogger(NAME);

  /** Keeps entries of a level and above. */
  private static final class ListLog implements MainLog {
    final List<String> entries = new ArrayList<>();
    private final LogLevel least;

    ListLog(LogLevel least) {
      this.least = least;
    }

    @Override
    public boolean isEnabled(LogLevel level) {
      return level.number() >= least.number();
    }

    @Override
    public void log(LogLevel level, String text) {
      entries.add(level.code() + " " + text);
    }

    @Override
    public void toStandardOutput(String text) {
      throw new AssertionError("libraries do not write to standard output");
    }
  }

  @AfterEach
  void forgetTheMainLog() {
    CurrentMainLog.set(null);
  }

  @Test
  void everyLevelReachesTheMainLog() {
    ListLog log = new ListLog(LogLevel.BLATHER);
    CurrentMainLog.set(log);
    library.error("cannot {}", "fly");
    library.warn("w");
    library.info("i");
    library.debug("d");
    library.trace("t");
    assertThat(log.entries)
        .containsExactly(
            "ERRO " + NAME + ": cannot fly",
            "WARN " + NAME + ": w",
            "INFO " + NAME + ": i",
            "DEBG " + NAME + ": d",
            "TRAC " + NAME + ": t");
  }

  @Test
  void levelOfTheMainLogDecidesEvenAfterItChanged() {
    ListLog warnings = new ListLog(LogLevel.WARN);
    CurrentMainLog.set(warnings);
    library.info("first");
    ListLog everything = new ListLog(LogLevel.DEBUG);
    CurrentMainLog.set(everything);
    library.info("second");
    assertThat(warnings.entries).isEmpty();
    assertThat(everything.entries).containsExactly("INFO " + NAME + ": second");
  }

  @Test
  void exceptionFollowsItsMessage() {
    ListLog log = new ListLog(LogLevel.INFO);
    CurrentMainLog.set(log);
    library.error("it broke", new IllegalStateException("bad day"));
    assertThat(log.entries).hasSize(1);
    assertThat(log.entries.get(0))
        .startsWith("ERRO " + NAME + ": it broke\njava.lang.IllegalStateException: bad day\n\tat ")
        .doesNotEndWith("\n");
  }

  @Test
  void commonsLoggingArrivesToo() throws ReflectiveOperationException {
    ListLog log = new ListLog(LogLevel.INFO);
    CurrentMainLog.set(log);
    Class<?> factory = Class.forName("org.apache.commons.logging.LogFactory");
    Object commons = factory.getMethod("getLog", String.class).invoke(null, NAME);
    Class.forName("org.apache.commons.logging.Log")
        .getMethod("warn", Object.class)
        .invoke(commons, "odd request");
    assertThat(log.entries).containsExactly("WARN " + NAME + ": odd request");
  }

  @Test
  void withoutMainLogWarningsGoToTheStream() {
    assertThat(printed(null, Level.INFO)).isEmpty();
    assertThat(printed(null, Level.WARN)).isEqualTo(NAME + ": m\n");
    assertThat(printed(null, Level.ERROR)).isEqualTo(NAME + ": m\n");
  }

  @Test
  void withMainLogNothingGoesToTheStream() {
    assertThat(printed(new ListLog(LogLevel.CRITICAL), Level.ERROR)).isEmpty();
  }

  @Test
  void onlyAppenderIsTheOneOfTheMainLog() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    List<Class<?>> appenders = new ArrayList<>();
    for (ch.qos.logback.classic.Logger logger : context.getLoggerList()) {
      Iterator<? extends Appender<?>> each = logger.iteratorForAppenders();
      while (each.hasNext()) {
        appenders.add(each.next().getClass());
      }
    }
    assertThat(appenders).containsExactly(MainLogAppender.class);
    assertThat(context.getStatusManager().getCopyOfStatusListenerList()).hasSize(1);
  }

  private static String printed(@Nullable MainLog log, Level level) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    MainLogAppender appender = new MainLogAppender(() -> log, stream);
    LoggingEvent event = new LoggingEvent();
    event.setLoggerName(NAME);
    event.setLevel(level);
    event.setMessage("m");
    appender.append(event);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
