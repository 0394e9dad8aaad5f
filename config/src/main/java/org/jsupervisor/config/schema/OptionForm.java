package org.jsupervisor.config.schema;

import java.util.List;
import org.jsupervisor.config.value.EventNames;
import org.jsupervisor.config.value.Signal;

/** What the value of an option looks like. */
public enum OptionForm {
  TEXT("a text"),
  NUMBER("a whole number"),
  COUNT("a whole number above 0"),
  BACKLOG("a whole number from 1 to 65535"),
  BOOLEAN("true or false", List.of("true", "false", "yes", "no", "on", "off")),
  SIZE("a number of bytes, or one with KB, MB or GB such as 50MB"),
  OCTAL("an octal number such as 022"),
  LEVEL(
      "critical, error, warn, info, debug, trace or blather",
      List.of("critical", "error", "warn", "info", "debug", "trace", "blather")),
  SIGNAL("a signal such as TERM, SIGTERM or 15", Signal.names()),
  EXIT_CODES("numbers from 0 to 255, separated by commas"),
  AUTORESTART(
      "true, false or unexpected",
      List.of("unexpected", "true", "false", "yes", "no", "on", "off")),
  USER("a user that exists, by name or number"),
  OWNER("a user that exists, or user:group"),
  DIRECTORY("a directory that exists"),
  FILE("a path in a directory that exists"),
  LOG_FILE("a path in a directory that exists, AUTO or NONE; further paths after commas"),
  COMMAND("the program to run and its arguments"),
  PAIRS("pairs such as A=\"1\",B=\"two words\""),
  NAMES("names separated by commas"),
  PATTERNS("file patterns separated by blanks"),
  ADDRESS("a port from 1 to 65535, *:port or host:port"),
  SYSLOG_SERVER("an IP address or localhost, with :PORT if it is not 514"),
  SOCKET("tcp://host:port or unix:///path"),
  EVENTS("event types such as PROCESS_STATE, separated by commas", EventNames.ALL),
  URL("a URL, or AUTO"),
  TIMESTAMP("iso8601 or off", List.of("iso8601", "off")),
  FORMAT("text or json", List.of("text", "json")),
  LIMIT("a number, soft:hard or unlimited, such as 1024:4096"),
  NICE("a whole number from -20 to 19"),
  OOM_SCORE("a whole number from -1000 to 1000"),
  GROUP("a group that exists, by name or number"),
  GROUPS("groups that exist, by name or number, separated by commas"),
  ENV_FILES("files that exist, separated by commas; with - before those that may be missing"),
  SECONDS("a number of seconds such as 5 or 0.5"),
  PIDFILE("pidfile: and an absolute path such as pidfile:/run/nginx.pid"),
  BACKOFF_KIND("linear, exponential or constant", List.of("linear", "exponential", "constant")),
  SHARE("a number from 0 to 1 such as 0.2"),
  START_LIMIT("a number of starts and of seconds such as 5/60"),
  ORPHAN_KIND("leave or kill", List.of("leave", "kill")),
  PORTS("addresses such as 127.0.0.1:9002, [::1]:80, :80 or unix:/run/x.sock, separated by commas"),
  PERIOD("a number of seconds above 0 such as 5 or 0.5"),
  READY_SIGN(
      "notify, fd, log:REGEX, tcp:127.0.0.1:PORT, unix:/PATH, http://127.0.0.1:PORT/PATH or"
          + " exec:COMMAND",
      List.of("notify", "fd")),
  HEALTH_CHECK("a command, tcp:127.0.0.1:PORT, unix:/PATH or http://127.0.0.1:PORT/PATH"),
  END_ACTION("none, shutdown or restart_group", List.of("none", "shutdown", "restart_group")),
  EXIT_CODE("program, or a number from 0 to 255", List.of("program")),
  EXIT_WHEN("never, any_fatal or all_exited", List.of("never", "any_fatal", "all_exited")),
  DEPENDS_ON(
      "programs separated by commas, each with :started, :ready, :healthy or :completed if wanted"),
  MILESTONES(
      "programs separated by blanks, each with :starting, :running, :backoff, :stopping, :exited or"
          + " :fatal",
      List.of("starting", "running", "backoff", "stopping", "exited", "fatal")),
  SCALING_KIND("static, dynamic or ondemand", List.of("static", "dynamic", "ondemand")),
  SOME("a whole number from 0 to 10000"),
  TOTAL("a whole number from 1 to 10000"),
  HEALTH_ACTION("restart, stop, exit or none", List.of("restart", "stop", "exit", "none"));

  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // Always an immutable list of texts.
  private final List<String> words;

  OptionForm(String description) {
    this(description, List.of());
  }

  OptionForm(String description, List<String> words) {
    this.description = description;
    this.words = List.copyOf(words);
  }

  /** The words the value, or an item of it, is taken from; none if it may be another text. */
  public List<String> words() {
    return words;
  }

  /** As in "set x to ...". */
  public String description() {
    return description;
  }
}
