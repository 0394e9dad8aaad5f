package org.jsupervisor.ctl.replay;

import java.util.regex.Pattern;

/** Makes output of different runs comparable, as the recording prescribes. */
record Normalization(String directory, int port, String version) {
  private static final Pattern UPTIME =
      Pattern.compile("pid [0-9]+, uptime ([0-9]+ days?, )?[0-9]+:[0-9]{2}:[0-9]{2}");
  private static final Pattern STOP_TIME =
      Pattern.compile(
          "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{2} [0-9]{2}:[0-9]{2} [AP]M");
  private static final Pattern AUTO_LOG = Pattern.compile("---supervisor-[A-Za-z0-9_]{8}\\.log");
  private static final Pattern ERROR = Pattern.compile("(?m)error: <class [^\n]*$");
  private static final Pattern PROGRAM = Pattern.compile("For help, use .* -h");
  private static final Pattern PID = Pattern.compile("(?m)(^|> )[1-9][0-9]*$");

  String apply(String text) {
    String result = text.replace(directory, "@DIR@").replace(":" + port, ":@PORT@");
    result = UPTIME.matcher(result).replaceAll("pid @PID@, uptime @UPTIME@");
    result = STOP_TIME.matcher(result).replaceAll("@STOPTIME@");
    result = AUTO_LOG.matcher(result).replaceAll("---supervisor-@RND@.log");
    result = version.isEmpty() ? result : result.replace(version, "@VERSION@");
    result = ERROR.matcher(result).replaceAll("error: @DETAIL@");
    result = PROGRAM.matcher(result).replaceAll("For help, use @PROG@ -h");
    return PID.matcher(result).replaceAll("$1@PID@");
  }
}
