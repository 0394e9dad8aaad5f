package org.jsupervisor.it.golden.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jsupervisor.it.daemon.LineDiff;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.golden.Reference;
import org.jsupervisor.it.golden.run.RecordedRun.Entry;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every recorded run: the same main log, exit status and files after the same steps. */
@PrivateDaemon
@Tag("root")
class GoldenRunIT {
  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> runsAsRecorded(Sandbox sandbox) {
    Machine.assumeRoot();
    Machine.assumeInstalled(Product.daemonUnderTest());
    Path recordings = Reference.directory("golden");
    List<RecordedRun> runs = RecordedRun.all(recordings);
    assertThat(runs).as("recorded runs").hasSize(38);
    String only = System.getProperty("it.run", "");
    return runs.stream()
        .filter(run -> run.name().contains(only))
        .map(run -> DynamicTest.dynamicTest(run.name(), () -> replay(sandbox, recordings, run)));
  }

  private static void replay(Sandbox sandbox, Path recordings, RecordedRun recorded)
      throws Exception {
    RecordedRun run =
        sandbox.daemonProduct() == Product.OURS ? DeliberateDifference.amended(recorded) : recorded;
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
    List<Latitude> latitudes = Latitude.of(replay.product(), run.name());
    String log = replay.normal().text(replay.mainLog());
    SoftAssertions softly = new SoftAssertions();
    String expected = RunLog.account(run.text("mainlog"), latitudes);
    softly
        .assertThat(LineDiff.of(expected, RunLog.account(log, latitudes)))
        .as("main log")
        .isEmpty();
    Map<String, List<String>> shown = byTitle(replay.shown(), latitudes);
    compareStreams(run, shown, log, latitudes, softly);
    String times = run.text("seconds after the first of these lines");
    softly.assertThat(RunTimes.faults(times, replay.mainLog(), replay.normal())).isEmpty();
    byTitle(run.entries(), latitudes)
        .forEach(
            (title, texts) -> {
              if (!List.of("mainlog", "stdout", "stderr", "steps").contains(title)
                  && !title.startsWith("seconds after")) {
                softly
                    .assertThat(
                        LineDiff.of(
                            String.join("\n", texts),
                            String.join("\n", shown.getOrDefault(title, List.of()))))
                    .as(title)
                    .isEmpty();
              }
            });
    softly.assertAll();
  }

  /** Standard output repeats the main log unless recorded otherwise; standard error is empty. */
  private static void compareStreams(
      RecordedRun run,
      Map<String, List<String>> shown,
      String log,
      List<Latitude> latitudes,
      SoftAssertions softly) {
    String stdout = shown.getOrDefault("stdout", List.of()).get(0);
    if (run.has("stdout")) {
      softly
          .assertThat(
              LineDiff.of(
                  RunLog.account(run.text("stdout"), latitudes), RunLog.account(stdout, latitudes)))
          .as("stdout")
          .isEmpty();
    } else if (run.arguments().contains("-n")) {
      softly.assertThat(stdout).as("stdout").isEqualTo(RunLog.read(log, latitudes));
    } else {
      softly.assertThat(stdout).as("stdout").isEmpty();
    }
    softly.assertThat(shown.get("stderr")).as("stderr").isEqualTo(List.of(run.text("stderr")));
  }

  private static Map<String, List<String>> byTitle(List<Entry> entries, List<Latitude> latitudes) {
    Map<String, List<String>> texts = new HashMap<>();
    for (Entry entry : entries) {
      texts
          .computeIfAbsent(entry.title(), title -> new ArrayList<>())
          .add(entry.account(latitudes));
    }
    return texts;
  }
}
