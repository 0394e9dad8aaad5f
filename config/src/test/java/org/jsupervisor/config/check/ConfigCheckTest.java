package org.jsupervisor.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.ConfigFiles;
import org.jsupervisor.config.JsonText;
import org.jsupervisor.config.listing.ReportJson;
import org.jsupervisor.config.listing.ReportText;
import org.jsupervisor.config.listing.Secrets;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCheckTest {
  /** The daemon's files at a place of their own, its interface, and no warnings. */
  private static final String MAIN =
      """
      [supervisord]
      logfile=/tmp/main.log
      [rpcinterface:supervisor]
      supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
      """;

  private final Path directory;

  ConfigCheckTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private ConfigReport check(String text) throws IOException {
    ConfigFiles files = new ConfigFiles(directory).file("main.conf", text);
    Commands commands =
        (command, environment) -> command.startsWith("/bin/") ? null : "can't find " + command;
    return new ConfigCheck(files.machine(), commands).run("main.conf", CommandLineOverrides.NONE);
  }

  /** Each problem as {@code line severity section key: text -> cure}. */
  private static List<String> lines(ConfigReport report) {
    List<String> lines = new ArrayList<>();
    for (Problem problem : report.problems()) {
      lines.add(
          problem.line()
              + (problem.isError() ? " E " : " W ")
              + problem.section()
              + " "
              + problem.key()
              + ": "
              + problem.text()
              + " -> "
              + problem.cure());
    }
    return lines;
  }

  @Test
  void aGoodConfigurationHasNoProblems() throws IOException {
    ConfigReport report = check(MAIN + "[program:x]\ncommand=/bin/cat\n");
    assertThat(lines(report)).isEmpty();
    assertThat(report.config()).isNotNull();
  }

  @Test
  void everyRefusedOptionIsListedAtItsLine() throws IOException {
    ConfigReport report =
        check(
            """
            [supervisord]
            minfds=many
            loglevel=loud
            user=nobody_here
            [program:a]
            command=/bin/cat %(ENV_NONE)s
            priority=high
            autorestart=maybe
            numprocs=2
            [program:b]
            autostart=perhaps
            [inet_http_server]
            port=http
            username=me
            [group:g]
            programs=a,bb
            """);
    assertThat(report.config()).isNull();
    assertThat(lines(report))
        .filteredOn(line -> line.contains(" E "))
        .containsExactly(
            "2 E supervisord minfds: invalid literal for int() with base 10: 'many'"
                + " -> set minfds to a whole number",
            "3 E supervisord loglevel: bad logging level name 'loud'"
                + " -> set loglevel to critical, error, warn, info, debug, trace or blather",
            "4 E supervisord user: Invalid user name nobody_here"
                + " -> set user to a user that exists, by name or number",
            "6 E program:a command: %(ENV_NONE)s is not defined"
                + " -> define NONE in the environment the daemon is started with",
            "7 E program:a priority: invalid literal for int() with base 10: 'high'"
                + " -> set priority to a whole number",
            "8 E program:a autorestart: invalid 'autorestart' value 'maybe'"
                + " -> set autorestart to true, false or unexpected",
            "9 E program:a numprocs: %(process_num) must be present within process_name when"
                + " numprocs > 1 -> add %(process_num)02d to process_name",
            "10 E program:b command: program section program:b does not specify a command"
                + " -> set command to the program to run and its arguments",
            "11 E program:b autostart: not a valid boolean value: 'perhaps'"
                + " -> set autostart to true or false",
            "12 E inet_http_server password: Section [inet_http_server] contains incomplete"
                + " authentication: If a username or a password is specified, both the username"
                + " and password must be specified -> set both username and password, or neither",
            "13 E inet_http_server port: not a valid port number: 'http' "
                + " -> set port to a port from 1 to 65535, *:port or host:port",
            "16 E group:g programs: [group:g] names unknown program or fcgi-program bb"
                + " -> did you mean b?");
  }

  @Test
  void everyBadLineOfEveryFileIsListed() throws IOException {
    new ConfigFiles(directory).file("more.conf", "stray=1\n[program:x]\ncommand=/bin/x\nbad\n");
    ConfigReport report =
        check("[supervisord]\nlogfile=/tmp/l\nno option\n=x\n[include]\nfiles=*ore.conf\n");
    assertThat(lines(report))
        .containsExactly(
            "3 E null : this line is neither a section header nor an option -> write name=value,"
                + " begin a comment with ;, or indent it to continue the line above",
            "4 E null : this line is neither a section header nor an option -> write name=value,"
                + " begin a comment with ;, or indent it to continue the line above",
            "1 E null : this line stands before the first section header -> begin the file with"
                + " a section such as [supervisord]",
            "4 E null : this line is neither a section header nor an option -> write name=value,"
                + " begin a comment with ;, or indent it to continue the line above");
    assertThat(report.problems().get(2).file()).isEqualTo(directory + "/more.conf");
  }

  @Test
  void unknownNamesComeWithASuggestion() throws IOException {
    ConfigReport report =
        check(
            MAIN
                + "umaks=022\nnonsense=1\n[program:x]\ncommand=/bin/cat\nautorestrat=true\n"
                + "loglevel=info\n[progam:y]\ncommand=/bin/cat\n[zzz]\n");
    // The plugin's section takes any option.
    assertThat(lines(report))
        .containsExactly(
            "9 W program:x autorestrat: autorestrat is unknown and ignored"
                + " -> did you mean autorestart?",
            "10 W program:x loglevel: loglevel is unknown and ignored"
                + " -> remove it; it is an option of [supervisord]",
            "11 W progam:y : section [progam:y] is unknown and ignored"
                + " -> did you mean [program:y]?",
            "13 W zzz : section [zzz] is unknown and ignored -> remove it");
    assertThat(report.config()).as("warnings refuse nothing").isNotNull();
  }

  @Test
  void whatThisMachineLacksIsAWarningForPrograms() throws IOException {
    Files.createFile(directory.resolve("plain"));
    String log = directory + "/x.log";
    ConfigReport report =
        check(
            MAIN
                + "[program:x]\ncommand=nowhere\ndirectory=plain\nstdout_logfile="
                + log
                + "\nstderr_logfile="
                + log
                + "\n[program:y]\ncommand=/bin/cat\nstdout_logfile="
                + log
                + "\nstderr_logfile="
                + directory
                + "\n");
    assertThat(lines(report))
        .containsExactly(
            "6 W program:x command: can't find nowhere -> correct it, unless the file appears"
                + " before the start",
            "7 W program:x directory: plain is not an existing directory -> make the directory",
            "9 W program:x stderr_logfile: standard output and standard error go to the same file "
                + log
                + " -> set redirect_stderr to true instead",
            "12 W program:y stdout_logfile: the file "
                + log
                + " is also written by x of [program:x] -> give each process a file of its own",
            "13 W program:y stderr_logfile: "
                + directory
                + " is a directory -> choose a file that can be written");
  }

  @Test
  void whatTheDaemonItselfLacksIsAnError() throws IOException {
    ConfigReport report =
        check(
            "[supervisord]\nlogfile="
                + directory
                + "\nnodaemon=true\numask=022\n[unix_http_server]\nfile=/no/such/s.sock\n");
    assertThat(lines(report))
        .containsExactly(
            "2 E supervisord logfile: "
                + directory
                + " is a directory -> choose a file that can be written",
            "4 W supervisord umask: umask has no effect in the foreground -> remove it, or"
                + " nodaemon; programs have a umask of their own",
            "5 W unix_http_server : no section [rpcinterface:supervisor]: clients cannot control"
                + " the daemon -> add it with supervisor.rpcinterface_factory ="
                + " supervisor.rpcinterface:make_main_rpcinterface",
            "6 E unix_http_server file: directory /no/such does not exist -> choose a directory"
                + " that exists and can be written");
  }

  @Test
  void anInterfaceThatIsRefusedIsNotCalledAbsent() throws IOException {
    ConfigReport report =
        check(
            "[supervisord]\n[unix_http_server]\nfile="
                + directory
                + "/s\n[rpcinterface:supervisor]\nsupervisor.rpcinterface_factory=no:such\n");
    assertThat(lines(report))
        .singleElement()
        .asString()
        .contains("no:such cannot be resolved within [rpcinterface:supervisor]");
  }

  @Test
  void doubledAndNestedTextIsTold() throws IOException {
    new ConfigFiles(directory)
        .file("a.inc", "[program:x]\ncommand=/bin/cat\n[include]\nfiles=b.inc\n");
    ConfigReport report =
        check(MAIN + "[include]\nfiles=c.inc a.inc\n[program:x]\ncommand=/bin/dog\n");
    assertThat(lines(report))
        .containsExactlyInAnyOrder(
            "6 W include files: No file matches via include \""
                + directory
                + "/c.inc\" -> check the pattern, which is relative to the directory of this file",
            "2 W program:x command: command replaces the value at main.conf:8"
                + " -> keep one of the two",
            "4 W include files: [include] in an included file is ignored"
                + " -> move the patterns to [include] of main.conf");
  }

  @Test
  void badNamesAreToldAtTheirSections() throws IOException {
    ConfigReport report = check(MAIN + "[program:a b]\ncommand=/bin/cat\n[group:c/d]\nprograms=\n");
    assertThat(lines(report))
        .containsExactly(
            "5 E program:a b : Invalid name: 'a b' because of character: ' '"
                + " -> use a name without blanks, colons and slashes",
            "7 E group:c/d : Invalid name: 'c/d' because of character: '/'"
                + " -> use a name without blanks, colons and slashes");
  }

  @Test
  void aFileThatIsMissingIsTheOnlyProblem() {
    Commands none = (command, environment) -> null;
    ConfigReport report =
        new ConfigCheck(new ConfigFiles(directory).machine(), none)
            .run("gone.conf", CommandLineOverrides.NONE);
    assertThat(lines(report))
        .containsExactly(
            "0 E null : could not find config file gone.conf"
                + " -> name an existing file with -c");
  }

  @Test
  void theTextBeginsWithPlacesAndEndsWithCounts() throws IOException {
    ConfigReport report = check(MAIN + "[program:x]\ncommand=/bin/cat\npriority=x\ncolour=red\n");
    assertThat(ReportText.of(report, false))
        .isEqualTo(
            """
            main.conf:7: error: [program:x] priority: invalid literal for int() with base 10: 'x'
              set priority to a whole number
            main.conf:8: warning: [program:x] colour is unknown and ignored
              remove it

            main.conf would be refused: 1 error, 1 warning
            """);
    assertThat(ReportText.of(report, true)).contains("\u001b[31merror:\u001b[0m");
  }

  @Test
  void jsonHoldsTheProblemsAndTheConfiguration() throws IOException {
    ConfigReport report =
        check(MAIN + "[program:x]\ncommand=/bin/cat \"\u00e4\"\ncolour=red\nuser=www\n");
    assertThat(ReportJson.of(report)).doesNotContain("configuration");
    ConfigFiles files = new ConfigFiles(directory);
    JsonText json =
        JsonText.parse(ReportJson.withConfig(report, files.machine().accounts(), Secrets.HIDDEN));
    assertThat(json.member("warnings").value()).isEqualTo(1L);
    JsonText problem = json.member("problems").items().get(0);
    assertThat(problem.member("line").value()).isEqualTo(7L);
    assertThat(problem.member("key").value()).isEqualTo("colour");
    JsonText group = json.member("configuration").member("groups").items().get(0);
    JsonText process = group.member("processes").items().get(0);
    assertThat(process.member("command").value()).isEqualTo("/bin/cat \"\u00e4\"");
    assertThat(process.member("user").value()).isEqualTo("www");
    assertThat(process.member("stdout_logfile_maxbytes").value()).isEqualTo(50L << 20);
    JsonText refused = JsonText.parse(withConfigOf(check("[supervisord]\nminfds=x\n"), files));
    assertThat(refused.member("configuration").isNull()).isTrue();
  }

  private static String withConfigOf(ConfigReport report, ConfigFiles files) {
    return ReportJson.withConfig(report, files.machine().accounts(), Secrets.HIDDEN);
  }

  @Test
  void valuesOfEnvironmentsAreNotRepeated() throws IOException {
    ConfigReport report =
        check(MAIN + "[program:x]\ncommand=/bin/cat\nenvironment=PASSWORD=hunter2,X\n");
    assertThat(ReportText.of(report, false)).doesNotContain("hunter2").contains("key/value");
    report = check(MAIN + "[inet_http_server]\nport=1\nusername=me\npassword=hunter2%\n");
    assertThat(ReportText.of(report, false)).doesNotContain("hunter2").contains("incomplete");
  }
}
