package org.jsupervisor.supervisord.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes random but valid sections for a handful of group names. */
final class RandomPrograms {
  /** What checks run, and no program does. */
  static final String CHECK = "/bin/echo";

  /** Where checks ask by HTTP. */
  static final String WEB = "127.0.0.1:82";

  private static final int GROUPS = 6;

  /** Stands for how many processes run at least where all of them do. */
  static final int ALL = -1;

  private final Random random;
  private final Map<String, String> kinds = new HashMap<>();
  private final Map<String, List<String>> needs = new HashMap<>();
  private final Map<String, Integer> least = new HashMap<>();
  private final List<String> nonempty = new ArrayList<>();
  private final boolean isFatalFinal;
  private final boolean mayEndTheDaemon;

  RandomPrograms(Random random) {
    this.random = random;
    this.isFatalFinal = random.nextInt(3) == 0;
    this.mayEndTheDaemon = isFatalFinal && random.nextBoolean();
  }

  /** Whether nothing that is FATAL is tried again by itself. */
  boolean isFatalFinal() {
    return isFatalFinal;
  }

  /** Where the processes of a FastCGI group listen. */
  static String socketOf(String group) {
    return "localhost:900" + group.charAt(1);
  }

  /** All groups there can be. */
  static List<String> groups() {
    List<String> groups = new ArrayList<>();
    for (int index = 0; index < GROUPS; index++) {
      groups.add("p" + index);
    }
    return groups;
  }

  /** How many processes of a group run at least, in the sections made last, or ALL. */
  int leastOf(String group) {
    return least.getOrDefault(group, ALL);
  }

  String anyGroup() {
    return "p" + random.nextInt(GROUPS);
  }

  /** Perhaps one that does not exist. */
  String anyProcess() {
    String group = anyGroup();
    return group + ":" + group + "_" + random.nextInt(2);
  }

  /** Whether the group listens to events, in the sections made last. */
  boolean isListener(String group) {
    return "eventlistener".equals(kinds.get(group));
  }

  /** The groups that have to be RUNNING before one of that group starts, as made last. */
  List<String> needsOf(String group) {
    return needs.getOrDefault(group, List.of());
  }

  String sections() {
    StringBuilder text = new StringBuilder();
    needs.clear();
    if (random.nextInt(4) == 0) {
      option(text, "shutdown_timeout", oneOf("0", "3", "20"));
    }
    if (mayEndTheDaemon) {
      option(text, "exit_when", oneOf("never", "any_fatal", "all_exited"));
    }
    nonempty.clear();
    least.clear();
    for (int index = 0; index < GROUPS; index++) {
      if (random.nextInt(4) != 0) {
        section(text, index);
      }
    }
    return text.toString();
  }

  private void section(StringBuilder text, int index) {
    String kind = oneOf("program", "program", "program", "fcgi-program", "eventlistener");
    kinds.put("p" + index, kind);
    text.append('[').append(kind).append(":p").append(index).append("]\n");
    option(text, "command", oneOf("/bin/cat", "/bin/cat", "/bin/cat", "no_such_command"));
    option(text, "process_name", "p" + index + "_%(process_num)d");
    String processes = oneOf("0", "1", "2");
    option(text, "numprocs", processes);
    depending(text, "p" + index);
    if (!processes.equals("0")) {
      nonempty.add("p" + index);
    }
    option(text, "priority", oneOf("1", "5", "999"));
    option(text, "autostart", oneOf("true", "true", "false"));
    option(text, "autorestart", oneOf("true", "false", "unexpected"));
    option(text, "startsecs", oneOf("0", "1", "3"));
    option(text, "startretries", oneOf("0", "1", "3", "-1"));
    option(text, "restartpause", oneOf("0", "0", "0.3", "2"));
    option(text, "orphans", oneOf("leave", "leave", "kill"));
    if (random.nextInt(3) == 0) {
      option(text, "backoff", oneOf("exponential", "constant"));
      option(text, "backoff_jitter", oneOf("0", "0.5"));
      if (!isFatalFinal) {
        option(text, "fatal_retry_after", oneOf("1", "5"));
      }
      option(text, "startlimit", oneOf("1/10", "3/5"));
    }
    String more = mayEndTheDaemon ? "shutdown" : "none";
    option(text, "on_exit", oneOf("none", "none", "none", "restart_group", more));
    option(text, "on_fatal", oneOf("none", "none", "restart_group", more));
    option(text, "exit_code", oneOf("program", "program", "42"));
    option(text, "stopwaitsecs", oneOf("0", "1", "10"));
    option(text, "stopasgroup", oneOf("true", "false"));
    option(text, "stdout_logfile_maxbytes", oneOf("0", "0", "100"));
    option(text, "stderr_logfile_maxbytes", oneOf("0", "0", "100"));
    option(text, "stderr_logfile_backups", oneOf("0", "2"));
    option(text, "stopsignal", oneOf("TERM", "INT", "QUIT", "KILL"));
    option(text, "stdout_logfile", oneOf("AUTO", "NONE", "syslog", "/tmp/shared.log"));
    option(text, "exitcodes", oneOf("0", "0,2"));
    lines(text);
    limits(text);
    if (kind.equals("fcgi-program")) {
      option(text, "socket", "tcp://" + socketOf("p" + index));
      if (!processes.equals("0")) {
        scaling(text, "p" + index);
      }
    } else if (kind.equals("eventlistener")) {
      option(
          text,
          "events",
          oneOf("PROCESS_STATE", "TICK_5", "EVENT", "REMOTE_COMMUNICATION,PROCESS_LOG"));
      option(text, "buffer_size", oneOf("1", "10"));
    } else {
      option(text, "stdout_events_enabled", oneOf("true", "false"));
      option(text, "stdout_capture_maxbytes", oneOf("0", "0", "50"));
      option(text, "redirect_stderr", oneOf("true", "false"));
      watching(text);
    }
  }

  private void scaling(StringBuilder text, String group) {
    String mode = oneOf("static", "dynamic", "ondemand");
    option(text, "scaling", mode);
    if (!mode.equals("static")) {
      least.put(group, mode.equals("dynamic") ? 1 : 0);
      option(text, "idle_timeout", oneOf("0.5", "3"));
      option(text, "max_lifetime", oneOf("2", "1000"));
    }
  }

  /** Only on those before it, so that there are no circles. */
  private void depending(StringBuilder text, String group) {
    if (nonempty.isEmpty() || random.nextInt(3) != 0) {
      return;
    }
    String other = nonempty.get(random.nextInt(nonempty.size()));
    String condition = oneOf("started", "ready", "ready", "healthy", "completed");
    option(text, "depends_on", other + ":" + condition);
    if (condition.equals("ready") || condition.equals("healthy")) {
      needs.put(group, List.of(other));
    }
  }

  private void watching(StringBuilder text) {
    String question = oneOf("tcp:127.0.0.1:80", "exec:" + CHECK + " up", "http://" + WEB + "/up");
    String sign = oneOf("", "", "fd", "log:READY", question, "notify");
    if (!sign.isEmpty()) {
      option(text, "ready_on", sign);
      option(text, "ready_timeout", oneOf("0", "2", "5"));
    }
    if (random.nextInt(3) == 0) {
      option(text, "healthcheck", oneOf(question, question, "tcp:127.0.0.1:81"));
      option(text, "health_interval", oneOf("0.5", "2"));
      option(text, "health_timeout", oneOf("0.4", "30"));
      option(text, "health_action", oneOf("restart", "stop", "none"));
    }
    if (random.nextInt(4) == 0) {
      option(text, "watchdog", oneOf("0.5", "2", "10"));
    }
  }

  private void lines(StringBuilder text) {
    for (String channel : new String[] {"stdout", "stderr"}) {
      if (random.nextInt(3) == 0) {
        option(text, channel + "_prefix", oneOf("%(process_name)s> ", "\"| \""));
        option(text, channel + "_format", oneOf("text", "text", "json"));
        option(text, channel + "_timestamp", oneOf("iso8601", "off"));
      }
    }
  }

  private void limits(StringBuilder text) {
    if (random.nextInt(4) == 0) {
      option(text, "rlimit_nofile", oneOf("64", "100:200"));
      option(text, "rlimit_core", oneOf("0", "unlimited"));
      option(text, "nice", oneOf("5", "19"));
      option(text, "oom_score_adj", oneOf("0", "500"));
    }
  }

  private static void option(StringBuilder text, String name, String value) {
    text.append(name).append('=').append(value).append('\n');
  }

  private String oneOf(String... values) {
    return values[random.nextInt(values.length)];
  }
}
