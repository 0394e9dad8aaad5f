package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.model.SupervisordConfig.ParseMessage;
import org.jsupervisor.config.value.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random configurations load, or are refused with the same words, as by the original itself. */
class OriginalLoaderComparisonTest {
  private static final int CASES = 400;

  private static final String ORIGINAL =
      """
      import os, platform, socket
      os.environ.clear()
      os.environ.update({'HOME': '/root', 'X': 'x'})
      platform.node = lambda: 'box'
      import grp, pwd
      users = {n: pwd.struct_passwd((n, 'x', u, g, n, h, ''))
               for n, u, g, h in (('root', 0, 0, '/root'), ('www', 33, 34, '/var/www'))}
      pwd.getpwnam = users.__getitem__
      pwd.getpwuid = {u.pw_uid: u for u in users.values()}.__getitem__
      grp.getgrnam = {n: (n, 'x', u.pw_gid, []) for n, u in users.items()}.__getitem__
      grp.getgrgid = {u.pw_gid: u for u in users.values()}.__getitem__
      from supervisor import options
      from supervisor.datatypes import Automatic, RestartUnconditionally, RestartWhenExitUnexpected
      from supervisor.dispatchers import default_handler
      from supervisor.events import EventTypes

      def resolve(self, spec):
          if spec == 'supervisor.dispatchers:default_handler' or spec.startswith('supervisor.rpc'):
              return spec
          raise ImportError(spec)

      class Options(options.ServerOptions):
          import_spec = resolve
          def usage(self, msg):
              raise ValueError(str(msg))

      RESTART = {RestartUnconditionally: 'true', RestartWhenExitUnexpected: 'unexpected'}

      def process(p):
          d = {n: getattr(p, n) for n in p.req_param_names + p.optional_param_names}
          d['autorestart'] = RESTART.get(d['autorestart'], False)
          d['uid'] = None if d['uid'] is None else 'uid-of:' + {0: 'root', 33: 'www'}[d['uid']]
          for n in ('stdout_logfile', 'stderr_logfile'):
              d[n] = 'AUTO' if d[n] is Automatic else d[n] or None
          return d

      def group(g):
          d = {'class': g.__class__.__name__, 'name': g.name, 'priority': g.priority,
               'processes': [process(p) for p in g.process_configs]}
          if d['class'] == 'FastCGIGroupConfig':
              d['class'] = 'FastCgiGroupConfig'
          if d['class'] == 'EventListenerPoolConfig':
              d['buffer_size'] = g.buffer_size
              d['result_handler'] = g.result_handler
              d['pool_events'] = [e.__name__ for e in g.pool_events]
          return d

      DAEMON = ('childlogdir directory environment identifier logfile logfile_backups'
                ' logfile_maxbytes loglevel minfds minprocs nocleanup nodaemon pidfile silent'
                ' strip_ansi umask').split()

      def f(s):
          with open('main.conf', 'w', encoding='utf-8', newline='') as out:
              out.write(s)
          o = Options()
          o.realize(['-c', 'main.conf'], doc='', progname='x')
          section = o.configroot.supervisord
          daemon = {n: getattr(section, n) for n in DAEMON}
          daemon['user'] = o.user
          servers = []
          for c in o.server_configs:
              c = dict(c)
              c['family'] = int(c['family'])
              servers.append(c)
          return {'groups': [group(g) for g in o.process_group_configs], 'http_servers': servers,
                  'parse_infos': o.parse_infos, 'parse_warnings': o.parse_warnings,
                  'rpcinterfaces': o.rpcinterface_factories, 'supervisord': daemon}
      """;

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

  private final Random random = new Random(99);

  @Test
  void configurationsLoadAsTheOriginalLoadsThem(@TempDir Path directory) throws Exception {
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      inputs.add(configuration());
    }
    String change = "import os\nos.chdir('" + directory + "')\n";
    List<JsonText> answers = PythonOracle.ask(directory, change + ORIGINAL, inputs);
    List<String> differences = new ArrayList<>();
    int loaded = 0;
    for (int i = 0; i < CASES; i++) {
      Files.writeString(directory.resolve("main.conf"), inputs.get(i));
      int before = differences.size();
      loaded += compare(directory, answers.get(i), differences) ? 1 : 0;
      if (differences.size() > before) {
        differences.add(inputs.get(i));
      }
    }
    assertThat(differences.subList(0, Math.min(8, differences.size())))
        .as("differences in " + CASES + " configurations")
        .isEmpty();
    assertThat(loaded).as("configurations that load").isBetween(CASES / 10, CASES * 9 / 10);
  }

  private static boolean compare(Path directory, JsonText answer, List<String> differences) {
    FakeAccounts accounts = FakeAccounts.strict();
    LoaderEnvironment environment =
        new LoaderEnvironment(
            Map.of("HOME", "/root", "X", "x"), "box", directory.toString(), 0, accounts, true);
    ConfigLoader loader = new ConfigLoader("main.conf", CommandLineOverrides.NONE, environment);
    try {
      ModelDump dump = new ModelDump(accounts, directory.toString());
      SupervisordConfig config = loader.load();
      if (hasLostNames(config)) {
        return true;
      }
      Object actual = dump.of(config);
      if (answer.members().containsKey("error")) {
        differences.add("loaded, but the original says " + answer.member("error").value());
      } else {
        RealConfigsTest.compare("", dump.recorded(answer.member("value")), actual, differences);
      }
      return true;
    } catch (ConfigException e) {
      Object expected = answer.members().get("error");
      if (!e.text().equals(expected)) {
        differences.add(e.text() + "\n  original: " + answer);
      }
      return false;
    }
  }

  /** Names that occur twice are dropped with a warning here, and in silence, later, there. */
  private static boolean hasLostNames(SupervisordConfig config) {
    for (ParseMessage message : config.messages()) {
      if (message.text().contains("everal ") && message.text().contains(" are named ")) {
        return true;
      }
    }
    return false;
  }

  private String configuration() {
    StringBuilder text = new StringBuilder("[supervisord]\n");
    addOptions(text, DAEMON_OPTIONS, random.nextInt(2));
    int sections = 1 + random.nextInt(4);
    for (int i = 0; i < sections; i++) {
      String section = any(SECTIONS);
      text.append('[').append(section).append("]\n");
      if (section.contains("server")) {
        addOptions(text, SERVER_OPTIONS, random.nextInt(3));
        text.append(section.startsWith("unix") ? "file=s.sock\n" : "port=h:1\n");
      } else if (section.startsWith("group")) {
        text.append("programs=").append(any(VALUES)).append('\n');
      } else if (section.startsWith("rpc")) {
        text.append("supervisor.rpcinterface_factory=")
            .append("supervisor.rpcinterface:make_main_rpcinterface\n");
      } else if (section.equals("include")) {
        text.append("files=none/%(here)s\n");
      } else if (section.equals("DEFAULT")) {
        addOptions(text, new String[] {"priority", "autostart", "umask"}, 1);
      } else {
        addProgram(text, section);
      }
    }
    return text.toString();
  }

  private void addProgram(StringBuilder text, String section) {
    text.append("command=/bin/x %(program_name)s\n");
    if (section.startsWith("eventlistener")) {
      text.append("events=TICK_5\n");
    }
    if (section.startsWith("fcgi")) {
      text.append("socket=unix:///tmp/s\n");
    }
    addOptions(text, PROGRAM_OPTIONS, random.nextInt(3));
  }

  private void addOptions(StringBuilder text, String[] keys, int count) {
    for (int i = 0; i < count; i++) {
      text.append(any(keys)).append(" = ").append(any(VALUES)).append('\n');
    }
  }

  private String any(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
