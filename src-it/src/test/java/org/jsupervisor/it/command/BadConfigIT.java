package org.jsupervisor.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Starts that must be refused, in the words of the original. */
@PrivateDaemon
class BadConfigIT {
  private static final String PROGRAM = "[program:x]\ncommand=/bin/sleep 300\n";

  @TestFactory
  Stream<DynamicTest> refusesLikeTheOriginal(Sandbox sandbox) {
    Map<String, String> cases = new LinkedHashMap<>();
    cases.put("noSection", "logfile=x\n");
    cases.put("noDelimiter", "[supervisord]\nthis is no option\nnor this\n");
    cases.put("noSupervisordSection", PROGRAM);
    cases.put("badInteger", Launch.standard("[supervisord]\nminfds=many\n"));
    cases.put("badLevel", Launch.standard("[supervisord]\nloglevel=loud\n"));
    cases.put("badByteSize", Launch.standard("[supervisord]\nlogfile_maxbytes=10M\n"));
    cases.put("noLogDirectory", Launch.standard("[supervisord]\nlogfile=/nonexistent/s.log\n"));
    cases.put("noCommand", Launch.standard("[program:x]\nautostart=false\n"));
    cases.put("noSuchUser", Launch.standard(PROGRAM + "user=no_such_user\n"));
    cases.put("badSignal", Launch.standard(PROGRAM + "stopsignal=STOPIT\n"));
    cases.put("badExpansion", Launch.standard("[program:x]\ncommand=/bin/sleep %(nope)s\n"));
    cases.put("barePercent", Launch.standard("[program:x]\ncommand=/bin/date +%Y\n"));
    cases.put("badAutorestart", Launch.standard(PROGRAM + "autorestart=maybe\n"));
    cases.put("numprocsWithoutNumber", Launch.standard(PROGRAM + "numprocs=2\n"));
    cases.put("badEnvironment", Launch.standard(PROGRAM + "environment=A=1 B=2\n"));
    cases.put("unknownMember", Launch.standard("[group:g]\nprograms=ghost\n"));
    cases.put("badPort", Launch.standard("[inet_http_server]\nport=http\n"));
    cases.put("noEvents", Launch.standard("[eventlistener:l]\ncommand=/bin/cat\n"));
    cases.put("noFcgiSocket", Launch.standard("[fcgi-program:f]\ncommand=/bin/cat\n"));
    return cases.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> sameRefusal(sandbox, entry.getKey(), entry.getValue())));
  }

  @Test
  @Tag("root")
  void unwritableLogDirectoryIsTold(Sandbox sandbox) {
    Machine.assumeRoot();
    sandbox.write("log/.keep", "");
    sandbox.write(
        "supervisord.conf",
        """
        [supervisord]
        logfile=@DIR@/log/main.log
        pidfile=@DIR@/main.pid
        """);
    Outcome outcome = sandbox.daemon("-n", "-c", "supervisord.conf").as("nobody", "nogroup").run();
    assertThat(outcome.exit()).as(outcome::toString).isIn(1, 2);
    assertThat(outcome.stderr())
        .contains(sandbox.filled("@DIR@/log/main.log"))
        .containsPattern("Permission denied|EACCES")
        .doesNotContain("\tat ");
  }

  @Test
  void logfileThatIsADirectoryIsTold(Sandbox sandbox) {
    sandbox.write("log/.keep", "");
    sandbox.write("supervisord.conf", "[supervisord]\nlogfile=@DIR@/log\npidfile=@DIR@/main.pid\n");
    Outcome outcome = sandbox.daemon("-n", "-c", "supervisord.conf").run();
    assertThat(outcome.exit()).as(outcome::toString).isIn(1, 2);
    assertThat(outcome.stderr())
        .contains(sandbox.filled("@DIR@/log"))
        .containsPattern("Is a directory|EISDIR")
        .doesNotContain("\tat ");
  }

  @Test
  void busyPortIsTold(Sandbox sandbox) throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = "[inet_http_server]\nport=127.0.0.1:" + busy.getLocalPort() + "\n";
      sandbox.write("supervisord.conf", Launch.standard(port + PROGRAM));
      Outcome outcome = sandbox.daemon("-n", "-c", "supervisord.conf").run();
      assertThat(outcome.exit()).isEqualTo(2);
      assertThat(outcome.stderr())
          .startsWith(
              "Error: Another program is already listening on a port that one of our HTTP servers"
                  + " is configured to use.  Shut this program down first before starting"
                  + " supervisord.\nFor help, use ");
      assertThat(sandbox.processes()).isEmpty();
    }
  }

  @Test
  void daemonizingStartTellsTheTerminalToo(Sandbox sandbox) {
    sandbox.write("supervisord.conf", Launch.standard(PROGRAM + "startsecs=x\n"));
    Outcome outcome = sandbox.daemon("-c", "supervisord.conf").run();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stderr()).startsWith("Error: invalid literal for int() with base 10: 'x'");
    assertThat(sandbox.processes()).isEmpty();
  }

  @Test
  void missingFileIsTold(Sandbox sandbox) {
    Outcome outcome = sandbox.daemon("-n", "-c", "nope.conf").run();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stderr()).startsWith("Error: could not find config file nope.conf\n");
  }

  private static void sameRefusal(Sandbox sandbox, String name, String config) {
    Machine.assumeInstalled(Product.STOCK);
    Path file = sandbox.write(name + ".conf", config);
    Outcome expected = refusal(sandbox, Product.STOCK, file);
    Outcome actual = refusal(sandbox, Product.daemonUnderTest(), file);
    assertThat(expected.exit()).isEqualTo(2);
    assertThat(actual.stderr()).isEqualTo(expected.stderr());
    assertThat(actual.exit()).as(actual::toString).isEqualTo(2);
    assertThat(actual.stderr()).startsWith("Error: ");
  }

  private static Outcome refusal(Sandbox sandbox, Product product, Path file) {
    Outcome outcome = sandbox.using(product, product).daemon("-n", "-c", file).run();
    String text = outcome.stderr().replace(product.daemon().toString(), "PROG");
    return new Outcome(outcome.command(), outcome.exit(), outcome.stdout(), text);
  }
}
