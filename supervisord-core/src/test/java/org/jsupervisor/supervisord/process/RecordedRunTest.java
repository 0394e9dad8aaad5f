package org.jsupervisor.supervisord.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.value.AutoRestart;
import org.junit.jupiter.api.Test;

/** Repeats recorded runs of the original on the machine and compares log lines and events. */
class RecordedRunTest {
  private final Policies policies = new Policies();

  private Life life(String name) {
    return new Life(name, policies.build()).tick();
  }

  private static List<String> anonymous(Life life) {
    List<String> lines = new ArrayList<>();
    for (String line : life.log) {
      lines.add(line.replaceAll("\\b1[0-9][0-9]\\b", "PID"));
    }
    return lines;
  }

  @Test
  void twoRetriesThenFatal() throws IOException {
    Recording recording = Recording.of("run-fatal");
    policies.startretries = 2;
    policies.startsecs = 3;
    Life quits = life("q").exit(3).due().exit(3).due().exit(3).due();
    assertThat(anonymous(quits)).isEqualTo(recording.log("q"));
    policies.startretries = 0;
    Life expected = life("ok0").exit(0).due();
    assertThat(anonymous(expected)).isEqualTo(recording.log("ok0"));
  }

  @Test
  void exitsFromRunning() throws IOException {
    Recording recording = Recording.of("run-exit-codes");
    Life expected = life("exp0").due().exit(0).tick();
    assertThat(anonymous(expected)).isEqualTo(recording.log("exp0"));
    Life again = life("again").due().exit(5).due().due();
    again.log.removeIf(line -> line.startsWith("DEBG"));
    assertThat(recording.log("again")).startsWith(anonymous(again).toArray(new String[0]));
    policies.exitcodes = List.of(0, 7);
    Life seven = life("exp7").due().exit(7).tick();
    assertThat(anonymous(seven)).isEqualTo(recording.log("exp7"));
    policies.exitcodes = List.of(0);
    policies.autorestart = AutoRestart.NEVER;
    Life unexpected = life("unexp").due().exit(7).tick();
    assertThat(anonymous(unexpected)).isEqualTo(recording.log("unexp"));
    Life killed = life("sig").due().exit(-1, "terminated by SIGKILL").tick();
    assertThat(anonymous(killed)).isEqualTo(recording.log("sig"));
  }

  @Test
  void exitOfAProgramWithoutStartsecs() throws IOException {
    Recording recording = Recording.of("run-exit-codes");
    policies.startsecs = 0;
    Life life = life("zero").due().exit(0).tick();
    assertThat(anonymous(life)).isEqualTo(recording.log("zero"));
    Life unseen = life("zero").exit(0).tick();
    assertThat(anonymous(unseen)).isEqualTo(recording.log("zero"));
  }

  @Test
  void stopInBackoffKeepsTheCounter() throws IOException {
    Recording recording = Recording.of("run-stop-in-backoff");
    policies.startretries = 9;
    policies.startsecs = 3;
    Life life = life("q").exit(1).due().exit(1).due().exit(1).stop().start().exit(1);
    assertThat(life.announced).isEqualTo(recording.announced("q"));
    life.log.removeIf(line -> line.startsWith("DEBG"));
    assertThat(anonymous(life)).isEqualTo(recording.log("q"));
  }

  @Test
  void stubbornProcessIsKilled() throws IOException {
    Recording recording = Recording.of("run-sigkill");
    policies.stopwaitsecs = 3;
    Life life = life("stubborn").due().stop().due().exit(-1, "terminated by SIGKILL");
    assertThat(anonymous(life)).isEqualTo(recording.log("stubborn"));
  }
}
