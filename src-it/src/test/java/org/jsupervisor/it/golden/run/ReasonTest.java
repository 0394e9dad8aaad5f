package org.jsupervisor.it.golden.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.jsupervisor.it.golden.Reason;
import org.jsupervisor.it.golden.Reference;
import org.junit.jupiter.api.Test;

class ReasonTest {

  @Test
  void everyReasonIsARowOfTheTable() throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("root.dir"), "root.dir"));
    List<String> table = Files.readAllLines(root.resolve("docs/explanation/compatibility.md"));
    SoftAssertions softly = new SoftAssertions();
    for (Reason reason : Reason.values()) {
      List<String> rows = table.stream().filter(line -> line.startsWith("| " + reason)).toList();
      softly.assertThat(rows).as("rows that begin with: " + reason).hasSize(1);
    }
    softly.assertAll();
  }

  @Test
  void everyDifferenceIsOneOfARecordedRun() {
    List<RecordedRun> runs = RecordedRun.all(Reference.directory("golden"));
    Set<String> names = new TreeSet<>();
    for (DeliberateDifference difference : DeliberateDifference.all()) {
      names.add(difference.run());
    }
    assertThat(names).isSubsetOf(runs.stream().map(RecordedRun::name).toList());
    for (RecordedRun run : runs) {
      RecordedRun amended = DeliberateDifference.amended(run);
      assertThat(amended.equals(run)).as(run.name()).isNotEqualTo(names.contains(run.name()));
    }
  }

  @Test
  void everyLatitudeIsAboutRecordedLines() {
    List<RecordedRun> runs = RecordedRun.all(Reference.directory("golden"));
    for (Latitude latitude : Latitude.all()) {
      assertThat(runs)
          .as(latitude::toString)
          .anyMatch(
              run ->
                  run.name().matches(latitude.run())
                      && run.entries().stream()
                          .map(entry -> entry.account(List.of()))
                          .anyMatch(latitude::concerns));
    }
  }
}
