package org.jsupervisor.it.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.golden.RecordedRun.Entry;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every recorded run: the same main log, exit status and files after the same steps. */
@PrivateDaemon
@Tag("root")
class GoldenRunIT {
  /** The programs of the recordings live for seconds: too short for a machine that is busy. */
  private static final int ATTEMPTS = 3;

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> runsAsRecorded(Sandbox sandbox) {
    Machine.assumeRoot();
    Machine.assumeInstalled(Product.daemonUnderTest());
    Path recordings = Reference.directory("golden");
    List<RecordedRun> runs = RecordedRun.all(recordings);
    assertThat(runs).as("recorded runs").hasSize(38);
    return runs.stream()
        .map(run -> DynamicTest.dynamicTest(run.name(), () -> replay(sandbox, recordings, run)));
  }

  private static void replay(Sandbox sandbox, Path recordings, RecordedRun recorded)
      throws Exception {
    RecordedRun run =
        sandbox.daemonProduct() == Product.OURS ? DeliberateDifference.amended(recorded) : recorded;
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      Path place = Files.createDirectories(sandbox.directory().resolve("attempt" + attempt));
      try {
        replay(sandbox, recordings, run, place);
        return;
      } catch (AssertionError e) {
        System.err.println(run.name() + " is repeated after: " + e.getMessage());
      }
    }
    replay(sandbox, recordings, run, sandbox.directory());
  }

  private static void replay(Sandbox sandbox, Path recordings, RecordedRun run, Path place)
      throws Exception {
    try (RunReplay replay = new RunReplay(sandbox, run, recordings, place)) {
      replay.perform();
      compare(run, replay);
    }
  }

  private static void compare(RecordedRun run, RunReplay replay) {
    String log = replay.normal().text(replay.mainLog());
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(account(run, log)).isEqualTo(account(run, run.text("mainlog")));
    Map<String, List<String>> shown = byTitle(replay.shown());
    compareStreams(run, shown, log, softly);
    String times = run.text("seconds after the first of these lines");
    softly.assertThat(RunTimes.faults(times, replay.mainLog(), replay.normal())).isEmpty();
    byTitle(run.entries())
        .forEach(
            (title, texts) -> {
              if (!List.of("mainlog", "stdout", "stderr", "steps").contains(title)
                  && !title.startsWith("seconds after")) {
                softly.assertThat(shown.get(title)).as(title).isEqualTo(texts);
              }
            });
    softly.assertAll();
  }

  /** How many events wait in run-capture depends on when its programs get to write. */
  private static String account(RecordedRun run, String log) {
    return RunLog.account(
        run.name().equals("run-capture") ? log.replaceAll("buf size=\\d+", "buf size=N") : log);
  }

  /** Standard output repeats the main log unless recorded otherwise; standard error is empty. */
  private static void compareStreams(
      RecordedRun run, Map<String, List<String>> shown, String log, SoftAssertions softly) {
    String stdout = shown.getOrDefault("stdout", List.of()).get(0);
    if (run.has("stdout")) {
      softly.assertThat(RunLog.account(stdout)).isEqualTo(RunLog.account(run.text("stdout")));
    } else if (run.arguments().contains("-n")) {
      softly.assertThat(stdout).as("stdout").isEqualTo(log);
    } else {
      softly.assertThat(stdout).as("stdout").isEmpty();
    }
    softly.assertThat(shown.get("stderr")).as("stderr").isEqualTo(List.of(run.text("stderr")));
  }

  private static Map<String, List<String>> byTitle(List<Entry> entries) {
    Map<String, List<String>> texts = new HashMap<>();
    for (Entry entry : entries) {
      texts.computeIfAbsent(entry.title(), title -> new ArrayList<>()).add(entry.account());
    }
    return texts;
  }
}
