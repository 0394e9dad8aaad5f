package org.jsupervisor.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.ConfigFiles;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several faults in one section, one list, one value: each is found once, with its cure. */
class EveryProblemTest {
  private static final String MAIN =
      """
      [supervisord]
      logfile=/tmp/main.log
      [rpcinterface:supervisor]
      supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
      """;

  private final Path directory;

  EveryProblemTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** Each problem as {@code line key=value: text -> cure}. */
  private List<String> problems(String text) throws IOException {
    ConfigFiles files = new ConfigFiles(directory).file("main.conf", text);
    ConfigReport report =
        new ConfigCheck(files.machine(), (command, environment) -> null)
            .run("main.conf", CommandLineOverrides.NONE);
    List<String> problems = new ArrayList<>();
    for (Problem problem : report.problems()) {
      String option = problem.key() + "=" + problem.value();
      problems.add(problem.line() + " " + option + ": " + problem.text() + " -> " + problem.cure());
    }
    return problems;
  }

  @Test
  void theDaemonsSectionIsReadToItsEnd() throws IOException {
    assertThat(
            problems(
                """
                [supervisord]
                minfds=x
                umask=9
                logfile=/no/such/file
                logfile_maxbytes=1.5MB
                loglevel=wran
                nodaemon=ture
                childlogdir=/no/such/dir
                user=nobody_here
                """))
        .containsExactly(
            "2 minfds=x: invalid literal for int() with base 10: 'x'"
                + " -> set minfds to a whole number",
            "3 umask=9: 9 can not be converted to an octal type"
                + " -> set umask to an octal number such as 022",
            "4 logfile=/no/such/file: The directory named as part of the path /no/such/file does"
                + " not exist -> set logfile to a path in a directory that exists",
            "5 logfile_maxbytes=1.5MB: invalid literal for int() with base 10: '1.5' -> set"
                + " logfile_maxbytes to a number of bytes, or one with KB, MB or GB such as 50MB",
            "6 loglevel=wran: bad logging level name 'wran' -> did you mean warn?",
            "7 nodaemon=ture: not a valid boolean value: 'ture' -> did you mean true?",
            "8 childlogdir=/no/such/dir: /no/such/dir is not an existing directory"
                + " -> set childlogdir to a directory that exists",
            "9 user=nobody_here: Invalid user name nobody_here"
                + " -> set user to a user that exists, by name or number");
  }

  @Test
  void serversAndInterfacesAreReadToTheirEnds() throws IOException {
    assertThat(
            problems(
                """
                [supervisord]
                logfile=/tmp/main.log
                [unix_http_server]
                file=%(nowhere)s/x
                chmod=rw
                chown=nobody_here:nogroup_here
                password=x
                [inet_http_server]
                username=me
                [rpcinterface:supervisor]
                retries=%(no)s
                [rpcinterface:other]
                supervisor.rpcinterface_factory=some.thing:else
                """))
        .containsExactly(
            "3 username=null: Section [unix_http_server] contains incomplete authentication: If a"
                + " username or a password is specified, both the username and password must be"
                + " specified -> set both username and password, or neither",
            "4 file=%(nowhere)s/x: %(nowhere)s is not defined"
                + " -> write %%(nowhere)s if no expansion is meant",
            "5 chmod=rw: Invalid chmod value rw -> set chmod to an octal number such as 022",
            "6 chown=nobody_here:nogroup_here: Invalid sockchown value nobody_here:nogroup_here"
                + " -> set chown to a user that exists, or user:group",
            "8 password=null: Section [inet_http_server] contains incomplete authentication: If a"
                + " username or a password is specified, both the username and password must be"
                + " specified -> set both username and password, or neither",
            "8 port=null: section [inet_http_server] has no port value"
                + " -> set port to a port from 1 to 65535, *:port or host:port",
            "10 supervisor.rpcinterface_factory=null: section [rpcinterface:supervisor] does not"
                + " specify a supervisor.rpcinterface_factory -> set"
                + " supervisor.rpcinterface_factory to"
                + " supervisor.rpcinterface:make_main_rpcinterface",
            "11 retries=%(no)s: %(no)s is not defined -> write %%(no)s if no expansion is meant",
            "13 supervisor.rpcinterface_factory=some.thing:else: some.thing:else cannot be resolved"
                + " within [rpcinterface:other] -> set supervisor.rpcinterface_factory to"
                + " supervisor.rpcinterface:make_main_rpcinterface, or remove the section");
  }

  @Test
  void contradictionsOfScalingHaveTheirCures() throws IOException {
    String program =
        """
        [fcgi-program:x]
        command=/bin/x
        socket=tcp://localhost:9000
        process_name=%(process_num)d
        """;
    assertThat(
            problems(
                MAIN
                    + program
                    + "scaling=dynamc\nmin_spare=1\n"
                    + program.replace(":x", ":y")
                    + "scaling=dynamic\nmax_procs=3\nnumprocs=4\nmin_procs=5\nmin_spare=3\n"
                    + "max_spare=2\nidle_timeout=0\n"
                    + program.replace(":x", ":z")
                    + "scaling=ondemand\nmax_spare=2\n"
                    + program.replace(":x", ":w")
                    + "idle_timeout=5\n"))
        .containsExactly(
            "9 scaling=dynamc: cannot use dynamc for scaling -> did you mean dynamic?",
            "16 max_procs=3: max_procs=3 contradicts numprocs=4 -> remove numprocs",
            "18 min_procs=5: min_procs=5 is above max_procs=3"
                + " -> set it to a smaller number, or raise the other",
            "19 min_spare=3: min_spare=3 is above max_spare=2"
                + " -> set it to a smaller number, or raise the other",
            "21 idle_timeout=0: cannot use 0 as a number of seconds above 0"
                + " -> set idle_timeout to a number of seconds above 0 such as 5 or 0.5",
            "22 max_procs=null: scaling=ondemand needs max_procs"
                + " -> set max_procs to the most processes that may run",
            "27 max_spare=2: max_spare has no effect with scaling=ondemand"
                + " -> remove it, or set scaling to dynamic",
            "32 idle_timeout=5: idle_timeout needs scaling=dynamic or scaling=ondemand"
                + " -> set scaling to dynamic or ondemand, or remove the option");
  }

  @Test
  void aListenerIsReadToItsEnd() throws IOException {
    assertThat(
            problems(
                MAIN
                    + """
                    [eventlistener:x]
                    command=/bin/%(here)s %(no)s %(ENV_NONE)s 50%
                    buffer_size=0
                    events=TICK_6,process_sate,
                    result_handler=my.own:handler
                    redirect_stderr=true
                    stopsignal=SIGTREM
                    autorestart=unexpcted
                    exitcodes=0,256
                    stdout_logfile=/tmp/%(x)s
                    stderr_logfile_backups=many
                    """))
        .containsExactly(
            "6 command=/bin/%(here)s %(no)s %(ENV_NONE)s 50%: %(no)s is not defined"
                + " -> write %%(no)s if no expansion is meant",
            "6 command=/bin/%(here)s %(no)s %(ENV_NONE)s 50%: %(ENV_NONE)s is not defined"
                + " -> define NONE in the environment the daemon is started with",
            "6 command=/bin/%(here)s %(no)s %(ENV_NONE)s 50%: Format string '/bin/%(here)s %(no)s"
                + " %(ENV_NONE)s 50%' for 'eventlistener:x.command' is badly formatted: incomplete"
                + " format -> write a literal percent sign as %%",
            "7 buffer_size=0: [eventlistener:x] section sets invalid buffer_size (0)"
                + " -> set buffer_size to a whole number above 0",
            "8 events=TICK_6,process_sate,: Unknown event type TICK_6 in [eventlistener:x] events"
                + " -> did you mean TICK_5?",
            "8 events=TICK_6,process_sate,: Unknown event type PROCESS_SATE in [eventlistener:x]"
                + " events -> did you mean PROCESS_STATE?",
            "8 events=TICK_6,process_sate,: Unknown event type  in [eventlistener:x] events"
                + " -> remove the comma that nothing follows",
            "9 result_handler=my.own:handler: my.own:handler cannot be resolved within"
                + " [eventlistener:x] -> remove it, or use supervisor.dispatchers:default_handler",
            "10 redirect_stderr=true: [eventlistener:x] section sets redirect_stderr=true but this"
                + " is not allowed because it will interfere with the eventlistener protocol"
                + " -> set redirect_stderr to false or remove it",
            "11 stopsignal=SIGTREM: value 'SIGTREM' is not a valid signal name"
                + " -> did you mean SIGTERM?",
            "12 autorestart=unexpcted: invalid 'autorestart' value 'unexpcted'"
                + " -> did you mean unexpected?",
            "13 exitcodes=0,256: not a valid list of exit codes: '0,256'"
                + " -> set exitcodes to numbers from 0 to 255, separated by commas",
            "14 stdout_logfile=/tmp/%(x)s: %(x)s is not defined"
                + " -> write %%(x)s if no expansion is meant",
            "15 stderr_logfile_backups=many: invalid literal for int() with base 10: 'many'"
                + " -> set stderr_logfile_backups to a whole number");
  }

  @Test
  void aFastCgiProgramIsReadToItsEnd() throws IOException {
    assertThat(
            problems(
                MAIN
                    + """
                    [fcgi-program:x]
                    socket=tcp:/host
                    socket_backlog=0
                    socket_owner=nobody_here
                    socket_mode=8
                    user=nobody_here
                    """))
        .containsExactly(
            "5 command=null: program section fcgi-program:x does not specify a command"
                + " -> set command to the program to run and its arguments",
            "6 socket=tcp:/host: Bad socket format 'tcp:/host' in [fcgi-program:x] socket"
                + " -> set socket to tcp://host:port or unix:///path",
            "7 socket_backlog=0: Invalid socket_backlog value 0"
                + " -> set socket_backlog to a whole number from 1 to 65535",
            "8 socket_owner=nobody_here: Invalid socket_owner value nobody_here"
                + " -> set socket_owner to a user that exists, or user:group",
            "9 socket_mode=8: Invalid socket_mode value 8"
                + " -> set socket_mode to an octal number such as 022",
            "10 user=nobody_here: Invalid user name nobody_here"
                + " -> set user to a user that exists, by name or number");
  }

  @Test
  void everyPairOfAnEnvironmentIsLookedAt() throws IOException {
    String pairs = "A=1,B,C=2;D=\"x y\",E=3=4,F=5,";
    assertThat(problems(MAIN + "[program:x]\ncommand=/bin/%(ENV_F)s\nenvironment=" + pairs))
        .containsExactly(
            "7 environment=null: Unexpected end of key/value pairs at pair 2"
                + " -> write NAME=\"value\", and a comma between two",
            "7 environment=null: Unexpected end of key/value pairs at pair 6"
                + " -> write NAME=\"value\", and a comma between two",
            "7 environment=null: For [program:x], what follows the value of C in environment is no"
                + " comma and is ignored -> put a comma between pairs, and quotes around the value",
            "7 environment=null: For [program:x], what follows the value of E in environment is no"
                + " comma and is ignored -> put a comma between pairs, and quotes around the value");
  }

  @Test
  void whatARefusedEnvironmentWouldDefineIsNotMissed() throws IOException {
    assertThat(
            problems(
                """
                [supervisord]
                logfile=/tmp/l
                environment=HOME_OF_X=%(no)s,Y=%(ENV_NONE)s
                [program:x]
                command=%(ENV_HOME_OF_X)s/x
                """))
        .containsExactly(
            "3 environment=null: %(no)s is not defined"
                + " -> write %%(no)s if no expansion is meant",
            "3 environment=null: %(ENV_NONE)s is not defined"
                + " -> define NONE in the environment the daemon is started with");
  }

  @Test
  void everyMemberOfAGroupIsLookedAt() throws IOException {
    List<String> problems =
        problems(
            MAIN
                + """
                [group:g]
                programs=aa,x,none,
                priority=high
                [program:x]
                command=/bin/cat
                priority=low
                [program:a]
                command=/bin/cat
                process_name=%(process_num)q
                """);
    assertThat(problems)
        .extracting(
            problem ->
                problem.substring(0, problem.indexOf('='))
                    + problem.substring(problem.indexOf(" -> ")))
        .containsExactly(
            "6 programs -> did you mean a?",
            "6 programs -> add a section [program:none] or take the name out",
            "6 programs -> remove the comma that nothing follows",
            "7 priority -> set priority to a whole number",
            "10 priority -> set priority to a whole number",
            "13 process_name -> write a literal percent sign as %%");
  }

  @Test
  void aFaultOfManyProcessesIsToldOnce() throws IOException {
    assertThat(
            problems(
                MAIN
                    + """
                    [program:x]
                    command=/bin/cat
                    numprocs=3
                    process_name=a:%(process_num)d
                    stdout_logfile_maxbytes=x
                    """))
        .containsExactly(
            "8 process_name=a:%(process_num)d: Invalid name: 'a:%(process_num)d' because of"
                + " character: ':' -> use a name without blanks, colons and slashes",
            "9 stdout_logfile_maxbytes=x: invalid literal for int() with base 10: 'x' -> set"
                + " stdout_logfile_maxbytes to a number of bytes, or one with KB, MB or GB such as"
                + " 50MB");
  }
}
