package org.jsupervisor.it.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.golden.Reference;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every recorded scenario of the client, of XML-RPC and of the web pages: with our client and our
 * daemon, and where both take part, with either and the original's other one.
 */
@PrivateDaemon
class GoldenControlIT {
  private static final String LONGEST = "ctl-shutdown-state";

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> answersAsRecorded(Sandbox sandbox) throws IOException {
    Machine.assumeInstalled(Product.STOCK);
    List<Correction> corrections = Correction.all();
    List<DynamicTest> tests = new ArrayList<>();
    for (Path scenario : scenarios()) {
      for (Pairing pairing : pairings(RecordedStep.all(scenario.resolve("steps.tsv")))) {
        DynamicTest test =
            DynamicTest.dynamicTest(
                scenario.getFileName() + ": " + pairing,
                () -> replay(new Scenario(sandbox, scenario, pairing, corrections)));
        tests.add(scenario.endsWith(LONGEST) ? 0 : tests.size(), test);
      }
    }
    assertThat(tests).as("replays").hasSize(28 + 2 * 16);
    return tests.stream();
  }

  @Test
  void everyCorrectionIsToldOnTheCompatibilityPage() throws IOException {
    Path page = Path.of(System.getProperty("root.dir"), "docs/explanation/compatibility.md");
    List<String> rows = Files.readAllLines(page);
    for (Correction each : Correction.all()) {
      assertThat(rows)
          .as(each.scenario() + " " + each.step().id())
          .filteredOn(row -> row.startsWith("| " + each.row()))
          .hasSize(1);
    }
  }

  @Test
  void everyCorrectionIsOfARecordedStep() throws IOException {
    for (Correction each : Correction.all()) {
      Path scenario = Reference.directory("golden-ctl").resolve(each.scenario());
      assertThat(RecordedStep.all(scenario.resolve("steps.tsv")))
          .extracting(step -> step.id() + " " + step.operation())
          .contains(each.step().id() + " " + each.step().operation());
    }
  }

  private static List<Path> scenarios() throws IOException {
    try (Stream<Path> all = Files.list(Reference.directory("golden-ctl"))) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** Who can be told apart: a scenario may do without a client, or without a daemon. */
  private static List<Pairing> pairings(List<RecordedStep> steps) {
    boolean client = steps.stream().anyMatch(step -> step.operation().startsWith("ctl"));
    boolean daemon = steps.stream().anyMatch(step -> step.operation().equals("start"));
    return client && daemon ? List.of(Pairing.values()) : List.of(Pairing.OURS);
  }

  private static void replay(Scenario scenario) throws IOException {
    List<String> failures = scenario.run();
    assertThat(failures).as(() -> String.join("\n", failures)).isEmpty();
  }
}
