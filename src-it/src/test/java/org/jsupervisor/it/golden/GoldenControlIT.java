package org.jsupervisor.it.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every recorded scenario of the client, of XML-RPC and of the web pages. */
@PrivateDaemon
class GoldenControlIT {

  /** Steps in which something else than recorded must happen. */
  private static final Map<String, Reason> DELIBERATE =
      Map.of(
          "ctl-clear 08", Reason.GROUP_NAMED,
          "rpc-logs 17", Reason.RETURNS_KEPT,
          "rpc-process 40", Reason.STOPPING_IS_NOT_STARTED);

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> answersAsRecorded(Sandbox sandbox) throws IOException {
    List<Path> scenarios;
    try (Stream<Path> all = Files.list(Reference.directory("golden-ctl"))) {
      scenarios = all.filter(Files::isDirectory).sorted().toList();
    }
    return scenarios.stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.getFileName().toString(), () -> replay(sandbox, scenario)));
  }

  private static void replay(Sandbox sandbox, Path scenario) throws IOException {
    boolean ours = Product.daemonUnderTest() == Product.OURS;
    List<String> failures =
        new Scenario(sandbox, scenario, ours ? DELIBERATE.keySet() : Set.of()).run();
    assertThat(failures).as(() -> String.join("\n", failures)).isEmpty();
  }
}
