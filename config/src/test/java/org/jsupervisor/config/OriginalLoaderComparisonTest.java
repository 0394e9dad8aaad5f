package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.model.SupervisordConfig.ParseMessage;
import org.jsupervisor.config.value.ConfigException;

/** Random configurations load, or are refused with the same words, as by the original itself. */
class OriginalLoaderComparisonTest {
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

  private @Nullable Path directory;
  private @Nullable PythonOracle oracle;

  @BeforeContainer
  static void needTheOriginal() {
    PythonOracle.need();
  }

  @BeforeProperty
  void startTheOriginal() throws IOException {
    Path temporary = Files.createTempDirectory("original");
    directory = temporary;
    oracle = PythonOracle.of("import os\nos.chdir('" + temporary + "')\n" + ORIGINAL);
  }

  @AfterProperty
  void closeTheOriginal() throws IOException {
    Objects.requireNonNull(oracle).close();
    Path made = Objects.requireNonNull(directory);
    Files.deleteIfExists(made.resolve("main.conf"));
    Files.delete(made);
  }

  /** An fcgi-program in a group has no socket there. */
  @Provide
  Arbitrary<String> configurations() {
    return FuzzConfigurations.files()
        .filter(text -> !text.contains("[group:") || !text.contains("[fcgi-program:"));
  }

  @Property
  void configurationsLoadAsTheOriginalLoadsThem(@ForAll("configurations") String text) {
    // The original writes the text to the file that both load.
    JsonText answer = Objects.requireNonNull(oracle).ask(text);
    List<String> differences = new ArrayList<>();
    compare(Objects.requireNonNull(directory), answer, differences);
    assertThat(differences).as(text).isEmpty();
  }

  private static void compare(Path directory, JsonText answer, List<String> differences) {
    FakeAccounts accounts = FakeAccounts.strict();
    LoaderEnvironment environment =
        new LoaderEnvironment(
            Map.of("HOME", "/root", "X", "x"), "box", directory.toString(), 0, accounts, true);
    ConfigLoader loader = new ConfigLoader("main.conf", CommandLineOverrides.NONE, environment);
    try {
      ModelDump dump = new ModelDump(accounts, directory.toString());
      SupervisordConfig config = loader.load();
      if (hasLostNames(config)) {
        return;
      }
      Object actual = dump.of(config);
      if (answer.members().containsKey("error")) {
        differences.add("loaded, but the original says " + answer.member("error").value());
      } else {
        RealConfigsTest.compare("", dump.recorded(answer.member("value")), actual, differences);
      }
    } catch (ConfigException e) {
      String expected = String.valueOf(answer.members().get("error"));
      if (!comparable(e.text()).equals(comparable(expected))) {
        differences.add(e.text() + "\n  original: " + answer);
      }
    }
  }

  /**
   * Two texts show {@code %s} and the value behind it there, and a member that is unknown is told
   * of the program before it instead of the group.
   */
  private static String comparable(String error) {
    return error
        .replaceAll("\\('(.*)%s(.*)', ('.*')\\)", "$1$3$2")
        .replaceFirst("^\\[[^]]*\\] (names? )", "$1")
        .replaceFirst("^Unknown event type [^ ]+ ", "Unknown event type ");
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
}
