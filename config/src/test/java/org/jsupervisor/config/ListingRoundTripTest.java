package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.listing.IniListing;
import org.jsupervisor.config.listing.Secrets;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.SupervisordConfig;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The listing of a configuration loads as that configuration. */
class ListingRoundTripTest {
  private final Path directory;

  ListingRoundTripTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @TestFactory
  List<DynamicTest> realConfigurations() throws IOException {
    Path configs = ReferenceData.directory("real-configs");
    List<DynamicTest> tests = new ArrayList<>();
    int refused = 0;
    for (Path config : ReferenceData.files(configs, "*.conf")) {
      String name = String.valueOf(config.getFileName());
      Path recording =
          configs.resolve("expected").resolve(name.substring(0, name.length() - 5) + ".json");
      JsonText expected = JsonText.parse(Files.readString(recording));
      if (expected.member("result").isNull()) {
        refused++;
      } else {
        tests.add(
            DynamicTest.dynamicTest(
                name, () -> check(configs, name, expected.member("env_given").strings())));
      }
    }
    assertThat(tests.size() + refused).isEqualTo(51);
    assertThat(tests).hasSizeGreaterThan(refused);
    return tests;
  }

  private void check(Path configs, String name, Map<String, String> variables) throws IOException {
    FakeAccounts accounts = FakeAccounts.permissive();
    LoaderEnvironment environment =
        new LoaderEnvironment(variables, "host", configs.toString(), 0, accounts, false);
    boolean isFragment =
        !("\n" + Files.readString(configs.resolve(name))).contains("\n[supervisord]");
    String file = configs.resolve(name).toString();
    if (isFragment) {
      Path wrapper = directory.resolve("wrapper.conf");
      Files.writeString(wrapper, "[supervisord]\n[include]\nfiles=" + file + "\n");
      file = wrapper.toString();
    }
    checkRoundTrip(file, environment, accounts);
  }

  private void checkRoundTrip(String file, LoaderEnvironment environment, FakeAccounts accounts)
      throws IOException {
    checkRoundTrip(
        new ConfigLoader(file, CommandLineOverrides.NONE, environment).load(),
        directory.resolve("listed.conf"),
        environment,
        accounts);
  }

  /** Writes the listing of a configuration to a file, which has to load as the same. */
  static void checkRoundTrip(
      SupervisordConfig config, Path listed, LoaderEnvironment environment, FakeAccounts accounts)
      throws IOException {
    String listing = IniListing.of(config, environment, Secrets.SHOWN);
    Files.writeString(listed, listing);
    SupervisordConfig again =
        new ConfigLoader(listed.toString(), CommandLineOverrides.NONE, environment).load();
    List<String> differences = new ArrayList<>();
    String home = environment.workingDirectory();
    RealConfigsTest.compare(
        "", shown(config, accounts, home), shown(again, accounts, home), differences);
    assertThat(differences).as(listing).isEmpty();
    assertThat(ConfigFiles.listed(again)).isEqualTo(ConfigFiles.listed(config));
  }

  /** All but what is said about the text itself. */
  private static Map<String, @Nullable Object> shown(
      SupervisordConfig config, FakeAccounts accounts, String home) {
    Map<String, @Nullable Object> shown =
        new LinkedHashMap<>(new ModelDump(accounts, home).of(config));
    shown.remove("parse_infos");
    shown.remove("parse_warnings");
    return shown;
  }

  @Test
  void awkwardValuesSurvive() throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    files.environment.put("AWKWARD", " a ;b #c 100% \"d\" \\e 'f' \n\n;g\n h ");
    files.file(
        "main.conf",
        """
        [supervisord]
        environment=ALL="x\\"y\\\\z",P="50%%"
        [inet_http_server]
        allowed_hosts=a.example.com,*.example.org
        port=9001
        username=%(ENV_AWKWARD)s
        password=p;q
        [program:many]
        command=/bin/echo %(process_num)02d %(ENV_AWKWARD)s
            second line ; comment
        process_name=%(program_name)s_%(process_num)d
        numprocs=12
        numprocs_start=8
        stdout_logfile=/tmp/%(process_num)03d%%%%.log
        stopsignal=34
        user=www
        environment=N="%(process_num)x",ALL="mine"
        [eventlistener:pool]
        command=/bin/cat %(process_num)d%(process_num)02d
        process_name=l%(process_num)d
        events=TICK_5,EVENT
        numprocs=11
        numprocs_start=3
        stderr_logfile=syslog
        [fcgi-program:web]
        command=/bin/cat
        socket=unix:///tmp/%(program_name)s.sock
        socket_owner=www:www
        process_name=w%(process_num)02d
        numprocs=2
        [group:both]
        programs=one,two,php
        [fcgi-program:php]
        command=/bin/php
        socket=tcp://localhost:9002
        socket_backlog=7
        [program:one]
        command=/bin/one
        process_name=same_%(group_name)s
        exitcodes=
        [program:two]
        command=/bin/two
        umask=0
        directory=/
        serverurl=
        [program:same_both]
        command=/bin/three
        """);
    checkRoundTrip(
        directory.resolve("main.conf").toString(), files.machine(), FakeAccounts.strict());
  }

  @Test
  void groupsWithoutProcessesSurvive() throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    files.file(
        "main.conf",
        """
        [supervisord]
        [fcgi-program:none]
        command=/bin/cat
        socket=unix:///tmp/s
        priority=7
        numprocs=0
        [eventlistener:fewer]
        command=/bin/cat
        events=TICK_5
        numprocs=-1
        [program:plain]
        command=/bin/cat
        numprocs=0
        """);
    checkRoundTrip(
        directory.resolve("main.conf").toString(), files.machine(), FakeAccounts.strict());
  }

  @Test
  void processesWithoutNamesSurvive() throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    files.file("main.conf", "[supervisord]\n[program:a]\ncommand=/bin/cat\nprocess_name=\n");
    checkRoundTrip(
        directory.resolve("main.conf").toString(), files.machine(), FakeAccounts.strict());
  }

  @Test
  void secretsAreMaskedUnlessTheyMayBeShown() throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    SupervisordConfig config =
        files.load(
            """
            environment=API_TOKEN="t0k"
            [inet_http_server]
            port=1
            username=u
            password=pw9
            [program:x]
            command=/bin/x
            environment=DB_PASSWORD="s3c",PLAIN="p1"
            """);
    String masked = IniListing.of(config, files.machine(), Secrets.HIDDEN);
    assertThat(masked).doesNotContain("t0k", "pw9", "s3c");
    assertThat(masked).contains("PLAIN=\"p1\"", "password=********");
    assertThat(IniListing.of(config, files.machine(), Secrets.SHOWN))
        .contains("API_TOKEN=\"t0k\"", "password=pw9", "DB_PASSWORD=\"s3c\"");
  }
}
