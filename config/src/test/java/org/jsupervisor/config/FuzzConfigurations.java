package org.jsupervisor.config;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Whole configurations, many of which load. */
final class FuzzConfigurations {
  private static final String[] PROGRAM_OPTIONS = {
    "priority",
    "autostart",
    "autorestart",
    "startsecs",
    "startretries",
    "stopsignal",
    "stopwaitsecs",
    "stopasgroup",
    "killasgroup",
    "exitcodes",
    "redirect_stderr",
    "numprocs",
    "numprocs_start",
    "stdout_capture_maxbytes",
    "stderr_events_enabled",
    "serverurl",
    "user",
    "umask",
    "process_name",
    "environment",
    "directory",
    "stdout_logfile",
    "stdout_logfile_backups",
    "stdout_logfile_maxbytes",
    "stderr_logfile",
    "stderr_syslog",
    "command",
    "events",
    "buffer_size",
    "result_handler",
    "socket",
    "socket_owner",
    "socket_mode",
    "socket_backlog",
    "unknown"
  };

  private static final String[] DAEMON_OPTIONS = {
    "minfds", "minprocs", "directory", "umask", "logfile", "logfile_maxbytes", "logfile_backups",
    "loglevel", "pidfile", "nodaemon", "silent", "childlogdir", "nocleanup", "strip_ansi",
    "identifier"
  };

  private static final String[] SERVER_OPTIONS = {
    "port", "file", "username", "password", "chmod", "chown"
  };

  private static final String[] SECTIONS = {
    "program:a",
    "program:b",
    "program: c ",
    "program:bad/name",
    "program:",
    "fcgi-program:f",
    "fcgi-program:a",
    "eventlistener:l",
    "group:g",
    "inet_http_server",
    "inet_http_server:x",
    "unix_http_server",
    "rpcinterface:supervisor",
    "rpcinterface:y",
    "include",
    "DEFAULT",
    "other"
  };

  private static final String[] VALUES = {
    "1",
    "2",
    "0",
    "-1",
    "x",
    "true",
    "false",
    "unexpected",
    "TERM",
    "0,2",
    "",
    "5MB",
    "022",
    "root",
    "nope",
    "/tmp",
    "/none/x",
    "AUTO",
    "none",
    "syslog",
    "%(here)s/x",
    "%(program_name)s",
    "%(process_num)02d",
    "%(program_name)s_%(process_num)d",
    "%(ENV_X)s",
    "%(nope)s",
    "50%",
    "%%",
    "A=1,B=\"y\"",
    "A=1",
    "tcp://h:1",
    "unix:///tmp/s",
    "TICK_5",
    "info",
    "*:9001",
    "h:x",
    "a b",
    "a/b",
    "%(group_name)s-%(host_node_name)s",
    "%(ENV_A)s",
    "a,b",
    "a",
    "f"
  };

  private FuzzConfigurations() {}

  static Arbitrary<String> files() {
    Arbitrary<String> daemon = options(1, DAEMON_OPTIONS);
    return Combinators.combine(daemon, joined(section(), 1, 4))
        .as((options, sections) -> "[supervisord]\n" + options + sections);
  }

  private static Arbitrary<String> section() {
    return Arbitraries.of(SECTIONS)
        .flatMap(name -> body(name).map(body -> "[" + name + "]\n" + body));
  }

  private static Arbitrary<String> body(String section) {
    if (section.contains("server")) {
      String place = section.startsWith("unix") ? "file=s.sock\n" : "port=h:1\n";
      return options(2, SERVER_OPTIONS).map(options -> options + place);
    } else if (section.startsWith("group")) {
      return Arbitraries.of(VALUES).map(value -> "programs=" + value + "\n");
    } else if (section.startsWith("rpc")) {
      return Arbitraries.just(
          "supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface\n");
    } else if (section.equals("include")) {
      return Arbitraries.just("files=none/%(here)s\n");
    } else if (section.equals("DEFAULT")) {
      return options(1, "priority", "autostart", "umask");
    }
    String needed =
        "command=/bin/x %(program_name)s\n"
            + (section.startsWith("eventlistener") ? "events=TICK_5\n" : "")
            + (section.startsWith("fcgi") ? "socket=unix:///tmp/s\n" : "");
    return options(2, PROGRAM_OPTIONS).map(options -> needed + options);
  }

  private static Arbitrary<String> options(int most, String... keys) {
    Arbitrary<String> option =
        Combinators.combine(Arbitraries.of(keys), Arbitraries.of(VALUES))
            .as((key, value) -> key + " = " + value + "\n");
    return joined(option, 0, most);
  }

  private static Arbitrary<String> joined(Arbitrary<String> part, int least, int most) {
    Arbitrary<List<String>> parts = part.list().ofMinSize(least).ofMaxSize(most);
    return parts.map(list -> String.join("", list));
  }
}
