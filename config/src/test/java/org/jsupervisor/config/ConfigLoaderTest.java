package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.EventListenerPoolConfig;
import org.jsupervisor.config.model.FastCgiGroupConfig;
import org.jsupervisor.config.model.FastCgiSocketConfig;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.HttpServerConfig;
import org.jsupervisor.config.model.LogFileConfig.Target;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.model.SupervisordConfig.ParseMessage;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.GetOpt;
import org.jsupervisor.config.value.LogLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  private static ProcessConfig onlyProcess(SupervisordConfig config) {
    assertThat(config.groups()).hasSize(1);
    assertThat(config.groups().get(0).processes()).hasSize(1);
    return config.groups().get(0).processes().get(0);
  }

  private static List<String> processNames(GroupConfig group) {
    List<String> names = new ArrayList<>();
    for (ProcessConfig process : group.processes()) {
      names.add(process.name());
    }
    return names;
  }

  private static List<String> groupNames(SupervisordConfig config) {
    List<String> names = new ArrayList<>();
    for (GroupConfig group : config.groups()) {
      names.add(group.name());
    }
    return names;
  }

  @Test
  void anEmptyDaemonSectionHasTheDefaults(@TempDir Path directory) throws IOException {
    SupervisordConfig config = new ConfigFiles(directory).load("");
    assertThat(config.configFile()).isEqualTo("main.conf");
    assertThat(config.logfile()).isEqualTo(directory + "/supervisord.log");
    assertThat(config.logfileMaxbytes()).isEqualTo(new ByteSize(50L << 20));
    assertThat(config.loglevel()).isEqualTo(LogLevel.INFO);
    assertThat(config.pidfile()).isEqualTo(directory + "/supervisord.pid");
    assertThat(config.umask()).isEqualTo(022);
    assertThat(config.minfds()).isEqualTo(1024);
    assertThat(config.uid()).isNull();
    assertThat(config.serverUrl()).isNull();
    assertThat(config.groups()).isEmpty();
    assertThat(config.messages()).isEmpty();
  }

  @Test
  void theCommandLineWinsButTheFileIsStillChecked(@TempDir Path directory) throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    CommandLineValues values = new CommandLineValues(files.machine());
    List<GetOpt.Option> options =
        List.of(
            new GetOpt.Option('l', "logfile", true),
            new GetOpt.Option('u', "user", true),
            new GetOpt.Option('e', "loglevel", true),
            new GetOpt.Option('n', "nodaemon", false));
    List<String> words = List.of("-l", "other.log", "-u33", "-n", "--loglevel=debug");
    GetOpt.parse(options, words).options().forEach(values::take);
    CommandLineOverrides overrides = values.overrides();
    files.file("main.conf", "[supervisord]\nuser=nope\nloglevel=warn\nidentifier=me\n");
    SupervisordConfig config = new ConfigLoader("main.conf", overrides, files.machine()).load();
    assertThat(config.logfile()).isEqualTo(directory + "/other.log");
    assertThat(config.uid()).isEqualTo(33);
    assertThat(config.loglevel()).isEqualTo(LogLevel.DEBUG);
    assertThat(config.nodaemon()).isTrue();
    assertThat(config.identifier()).isEqualTo("me");
    files.file("main.conf", "[supervisord]\nloglevel=loud\n");
    assertThatThrownBy(new ConfigLoader("main.conf", overrides, files.machine())::load)
        .hasMessage("bad logging level name 'loud'");
  }

  @Test
  void includedFilesMergeAndAreReported(@TempDir Path directory) throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    files.file("conf.d/b.conf", "[program:p]\ncommand=/b\n[include]\nfiles=never/*\n");
    files.file("conf.d/a.conf", "[program:p]\ncommand=/a\ndirectory=%(here)s\n");
    files.file("conf.d/.hidden.conf", "[program:hidden]\ncommand=/x\n");
    SupervisordConfig config =
        files.load("[include]\nfiles = conf.d/*.conf\n  none/*.ini\n[program:p]\nnumprocs=1\n");
    ProcessConfig process = onlyProcess(config);
    assertThat(process.command()).isEqualTo("/b");
    assertThat(process.directory()).isEqualTo(directory + "/conf.d");
    assertThat(config.messages())
        .containsExactly(
            new ParseMessage(
                LogLevel.WARN, "No file matches via include \"" + directory + "/none/*.ini\""),
            new ParseMessage(
                LogLevel.INFO,
                "Included extra file \"" + directory + "/conf.d/a.conf\" during parsing"),
            new ParseMessage(
                LogLevel.INFO,
                "Included extra file \"" + directory + "/conf.d/b.conf\" during parsing"));
  }

  @Test
  void anIncludeThatCannotBeReadIsReported(@TempDir Path directory) throws IOException {
    Files.createDirectories(directory.resolve("conf.d/folder.conf"));
    SupervisordConfig config = new ConfigFiles(directory).load("[include]\nfiles=conf.d/*\n");
    assertThat(config.messages())
        .contains(
            new ParseMessage(
                LogLevel.WARN,
                "cannot read included file \"" + directory + "/conf.d/folder.conf\""));
  }

  @Test
  void errorsCarryTheirPlace(@TempDir Path directory) throws IOException {
    ConfigException refused =
        new ConfigFiles(directory).refused("[program:x]\ncommand=/bin/cat\nstartsecs=soon\n");
    assertThat(refused.file()).isEqualTo("main.conf");
    assertThat(refused.line()).isEqualTo(4);
    assertThat(refused.section()).isEqualTo("program:x");
    assertThat(refused.key()).isEqualTo("startsecs");
    assertThat(refused.text())
        .isEqualTo(
            "invalid literal for int() with base 10: 'soon' in section 'program:x' (file:"
                + " 'main.conf')");
  }

  @Test
  void processesAreNumberedAndSortedByName(@TempDir Path directory) throws IOException {
    SupervisordConfig config =
        new ConfigFiles(directory)
            .load(
                """
            [program:w]
            command=/bin/w %(process_num)d of %(numprocs)d in %(group_name)s
            process_name=%(program_name)s_%(process_num)d
            numprocs=3
            numprocs_start=9
            """);
    GroupConfig group = config.groups().get(0);
    assertThat(processNames(group)).containsExactly("w_10", "w_11", "w_9");
    assertThat(group.processes().get(2).command()).isEqualTo("/bin/w 9 of 3 in w");
  }

  @Test
  void environmentsNestAndFeedLaterNames(@TempDir Path directory) throws IOException {
    SupervisordConfig config =
        new ConfigFiles(directory)
            .load(
                """
            environment=A="%(host_node_name)s",B=%(ENV_HOME)s
            [program:p]
            environment=B=own,C=%(ENV_A)s
            command=/x %(ENV_B)s %(ENV_C)s
            """);
    ProcessConfig process = onlyProcess(config);
    assertThat(process.command()).isEqualTo("/x own box");
    assertThat(process.environment())
        .containsExactly(entry("A", "box"), entry("B", "own"), entry("C", "box"));
  }

  @Test
  void variablesOfAnEarlierProcessCarryOver(@TempDir Path directory) throws IOException {
    ConfigException refused =
        new ConfigFiles(directory)
            .refused(
                """
            [program:p]
            command=/x %(ENV_V1)s
            environment=V%(process_num)d=1
            process_name=p%(process_num)d
            numprocs=2
            """);
    assertThat(refused.text()).contains("contains names ('ENV_V1')");
    SupervisordConfig config =
        new ConfigFiles(directory)
            .load(
                """
            [program:p]
            command=/x %(ENV_V0)s
            environment=V%(process_num)d=1
            process_name=p%(process_num)d
            numprocs=2
            """);
    assertThat(config.groups().get(0).processes().get(1).command()).isEqualTo("/x 1");
  }

  @Test
  void groupsAreSortedAndMembersKeepTheirOrder(@TempDir Path directory) throws IOException {
    SupervisordConfig config =
        new ConfigFiles(directory)
            .load(
                """
            [program:b]
            command=/b
            priority=1
            [program:a]
            command=/a
            [program:z]
            command=/z
            [group:g]
            programs=z,b
            priority=1000
            [eventlistener:l]
            command=/l
            events=tick_5, PROCESS_LOG
            """);
    assertThat(groupNames(config)).containsExactly("l", "a", "g");
    assertThat(processNames(config.groups().get(2))).containsExactly("z", "b");
    EventListenerPoolConfig pool = (EventListenerPoolConfig) config.groups().get(0);
    assertThat(pool.events()).containsExactly("TICK_5", "PROCESS_LOG");
    assertThat(pool.priority()).isEqualTo(-1);
    assertThat(pool.processes().get(0).priority()).isEqualTo(999);
  }

  @Test
  void lostNamesAreReported(@TempDir Path directory) throws IOException {
    SupervisordConfig config =
        new ConfigFiles(directory)
            .load("[program:a]\ncommand=/a\n[group:a]\nprograms=b,b\n[program:b]\ncommand=/b\n");
    assertThat(config.groups()).hasSize(1);
    assertThat(processNames(config.groups().get(0))).containsExactly("b");
    assertThat(config.messages())
        .containsExactly(
            new ParseMessage(
                LogLevel.WARN,
                "For [group:a], several processes are named 'b', only the last one is kept"),
            new ParseMessage(
                LogLevel.WARN,
                "Several groups are named 'a', only the first one in starting order is kept"));
  }

  @Test
  void expandedProcessNamesAreChecked(@TempDir Path directory) throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    files.environment.put("BAD", "a:b");
    assertThat(files.refused("[program:p]\ncommand=/p\nprocess_name=x%(ENV_BAD)s\n").text())
        .startsWith("Invalid name: 'xa:b' because of character: ':' in section 'program:p'");
  }

  @Test
  void logFilesHaveThreeKindsAndWarnings(@TempDir Path directory) throws IOException {
    SupervisordConfig config =
        new ConfigFiles(directory)
            .load(
                """
            [program:p]
            command=/p
            stdout_logfile_maxbytes=0
            redirect_stderr=true
            stderr_logfile=/tmp/x
            [program:q]
            command=/q
            stdout_logfile=Syslog
            stderr_logfile=NONE
            [program:r]
            command=/r
            stdout_logfile=%(here)s/r
            """);
    ProcessConfig first = config.groups().get(0).processes().get(0);
    ProcessConfig second = config.groups().get(1).processes().get(0);
    ProcessConfig third = config.groups().get(2).processes().get(0);
    assertThat(first.stdout().target()).isEqualTo(Target.AUTO);
    assertThat(first.stderr().target()).isEqualTo(Target.NONE);
    assertThat(second.stdout().target()).isEqualTo(Target.NONE);
    assertThat(second.stdout().syslog()).isTrue();
    assertThat(second.stderr().syslog()).isFalse();
    assertThat(third.stdout().path()).isEqualTo(directory + "/r");
    assertThat(config.messages())
        .extracting(ParseMessage::text)
        .containsExactly(
            "For [program:p], AUTO logging used for stdout_logfile without rollover, set maxbytes >"
                + " 0 to avoid filling up filesystem unintentionally",
            "For [program:p], redirect_stderr=true but stderr_logfile has also been set to a"
                + " filename, the filename has been ignored",
            "For [program:q], stdout_logfile=syslog but this is deprecated and will be removed. "
                + " Use stdout_syslog=true to enable syslog instead.");
  }

  @Test
  void fastCgiSocketsHaveAnOwnerByDefault(@TempDir Path directory) throws IOException {
    SupervisordConfig config =
        new ConfigFiles(directory)
            .load(
                """
            [fcgi-program:f]
            command=/f
            user=www
            socket=unix:///run//%(program_name)s.sock
            [fcgi-program:t]
            command=/t
            socket=tcp://LocalHost:9000
            socket_backlog=5
            [fcgi-program:u]
            command=/u
            socket=unix:///u
            """);
    assertThat(((FastCgiGroupConfig) config.groups().get(0)).socket())
        .isEqualTo(new FastCgiSocketConfig.Unix("/run/f.sock", 33, 34, 0700, null));
    FastCgiSocketConfig tcp = new FastCgiSocketConfig.Tcp("localhost", 9000, 5);
    assertThat(((FastCgiGroupConfig) config.groups().get(1)).socket()).isEqualTo(tcp);
    assertThat(config.groups().get(1).processes().get(0).socket()).isEqualTo(tcp);
    assertThat(((FastCgiGroupConfig) config.groups().get(2)).socket())
        .isEqualTo(new FastCgiSocketConfig.Unix("/u", -1, -1, 0700, null));
  }

  @Test
  void serversComeTcpFirstAndUnixNamesTheUrl(@TempDir Path directory) throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    SupervisordConfig config =
        files.load(
            """
            [unix_http_server:x]
            file=s.sock
            chown=www:www
            [inet_http_server]
            port=*:9001
            allowed_hosts=sup.example.com, *.example.org,
            username=
            password=
            """);
    assertThat(config.httpServers())
        .containsExactly(
            new HttpServerConfig.Inet(
                "inet_http_server", "", 9001, List.of("sup.example.com", "*.example.org"), "", ""),
            new HttpServerConfig.Unix(
                "unix_http_server:x", directory + "/s.sock", 0700, 33, 34, null, null));
    assertThat(config.serverUrl()).isEqualTo("unix://" + directory + "/s.sock");
    assertThat(
            files
                .load("[inet_http_server:a]\nport=1.2.3.4:1\n[inet_http_server]\nport=2\n")
                .serverUrl())
        .isEqualTo("http://localhost:2");
  }

  @Test
  void aRereadKeepsOldVariablesAndLeavesTheUserAlone(@TempDir Path directory) throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    files.file("main.conf", "[supervisord]\nenvironment=OLD=1\n");
    ConfigLoader loader = files.loader();
    assertThat(loader.load().environment()).containsExactly(entry("OLD", "1"));
    files.file("main.conf", "[supervisord]\nuser=nope\n[program:p]\ncommand=/p %(ENV_OLD)s\n");
    assertThat(onlyProcess(loader.reread()).command()).isEqualTo("/p 1");
    assertThatThrownBy(loader::load).hasMessage("Invalid user name nope");
    assertThatThrownBy(files.loader()::reread).hasMessageContaining("('ENV_OLD')");
  }

  @Test
  void theFileIsSearchedInTheUsualPlaces(@TempDir Path directory) throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    files.file("home/supervisord.conf", "").file("supervisord.conf", "");
    assertThat(ConfigLoader.search(directory + "/home/bin/jsupervisord", files.machine()))
        .isEqualTo(directory + "/home/supervisord.conf");
    assertThat(ConfigLoader.search("/usr/none/bin/jsupervisord", files.machine()))
        .isEqualTo("supervisord.conf");
    assertThat(ConfigSearch.paths("jsupervisord"))
        .containsExactly(
            "etc/supervisord.conf",
            "supervisord.conf",
            "supervisord.conf",
            "etc/supervisord.conf",
            "/etc/supervisord.conf",
            "/etc/supervisor/supervisord.conf");
  }

  @Test
  void numbersBeyondTheRangeAreRefused(@TempDir Path directory) throws IOException {
    assertThat(new ConfigFiles(directory).refused("minfds=3000000000\n").text())
        .isEqualTo("3000000000 is above upper bound (2147483647)");
  }
}
