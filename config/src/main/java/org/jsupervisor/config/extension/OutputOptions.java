package org.jsupervisor.config.extension;

import java.util.Locale;
import java.util.Map;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.OutputFormat;
import org.jsupervisor.config.policy.OutputPolicy;
import org.jsupervisor.config.value.ConfigException;

/** The options of {@link OutputPolicy}. */
final class OutputOptions {
  private static final String STDOUT = "stdout_";
  private static final String STDERR = "stderr_";
  private static final String PREFIX = "prefix";
  private static final String TIMESTAMP = "timestamp";
  private static final String FORMAT = "format";
  private static final OptionType<Boolean> TIME = choice("iso8601", "off");
  private static final OptionType<Boolean> JSON = choice("json", "text");

  private OutputOptions() {}

  static OutputPolicy read(SectionValues values) {
    return new OutputPolicy(read(values, STDOUT), read(values, STDERR));
  }

  private static OutputFormat read(SectionValues values, String channel) {
    return new OutputFormat(
        unquoted(values.text(channel + PREFIX, "")),
        values.read(channel + TIMESTAMP, TIME, false),
        values.read(channel + FORMAT, JSON, false));
  }

  static void list(OutputPolicy policy, Map<String, Object> options) {
    list(policy.stdout(), STDOUT, options);
    list(policy.stderr(), STDERR, options);
  }

  private static void list(OutputFormat format, String channel, Map<String, Object> options) {
    if (!format.prefix().isEmpty()) {
      options.put(channel + PREFIX, '"' + format.prefix() + '"');
    }
    if (format.hasTimestamp()) {
      options.put(channel + TIMESTAMP, "iso8601");
    }
    if (format.isJson()) {
      options.put(channel + FORMAT, "json");
    }
  }

  /** Quotes keep blanks at the ends. */
  private static String unquoted(String text) {
    boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }

  private static OptionType<Boolean> choice(String on, String off) {
    return new OptionType<>() {
      @Override
      public Boolean parse(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (word.equals(on) || word.equals(off)) {
          return word.equals(on);
        }
        throw new ConfigException(
            "cannot use " + text + ": it is neither " + on + " nor " + off, text);
      }
    };
  }
}
