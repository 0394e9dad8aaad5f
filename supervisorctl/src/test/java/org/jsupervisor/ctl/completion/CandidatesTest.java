package org.jsupervisor.ctl.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.ctl.view.SampleInfo;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  private static final List<ProcessInfo> PROCESSES =
      List.of(process("cat", "cat"), process("web", "a"), process("web", "b"));

  private static final NameSource NAMES =
      new NameSource() {
        @Override
        public List<Proposal> verbs() {
          return List.of(Proposal.of("help"), Proposal.of("maintail"), Proposal.of("start"));
        }

        @Override
        public List<ProcessInfo> processes() {
          return PROCESSES;
        }
      };

  @Test
  void firstWordIsAVerb() {
    assertThat(words("")).containsExactly("help", "maintail", "start");
    assertThat(words("ma")).containsExactly("maintail");
    assertThat(words("", "help")).containsExactly("help", "maintail", "start");
    assertThat(words("", "help", "add")).isEmpty();
  }

  @Test
  void dashesBeginAnOption() {
    assertThat(words("--", "status")).containsExactly("--watch", "--json");
    assertThat(words("--", "avail")).containsExactly("--json");
    assertThat(words("--", "start")).isEmpty();
  }

  @Test
  void verbsOfPluginsTakeNamesToo() {
    assertThat(words("US", "kill")).containsExactly("USR1", "USR2");
    assertThat(words("c", "kill", "HUP")).containsExactly("cat");
    assertThat(words("w", "mstart")).containsExactly("web");
    assertThat(words("w", "quickstop")).containsExactly("web:a", "web:*", "web:b");
  }

  @Test
  void groupIsNamedWhereItSaysMore() {
    assertThat(words("", "fg")).containsExactly("cat", "web:a", "web:*", "web:b");
    assertThat(words("", "stop")).containsExactly("cat", "web:a", "web:*", "web:b", "all");
    assertThat(words("cat:", "stop", "cat")).containsExactly("cat:cat", "cat:*");
    assertThat(words("", "fg", "cat")).isEmpty();
  }

  @Test
  void groupsOnlyWhereOnlyGroupsCanBe() {
    assertThat(words("", "add")).containsExactly("cat", "web");
    assertThat(words("", "remove", "cat")).containsExactly("cat", "web");
    assertThat(words("", "update")).containsExactly("cat", "web", "all");
  }

  @Test
  void signalComesBeforeNames() {
    assertThat(words("U", "signal")).containsExactly("USR1", "USR2");
    assertThat(words("SIGK", "signal")).containsExactly("SIGKILL");
    assertThat(words("w", "signal", "HUP")).containsExactly("web:a", "web:*", "web:b");
  }

  @Test
  void tailHasOptionNameAndChannel() {
    assertThat(words("-", "tail")).containsExactly("-f");
    assertThat(words("-", "tail", "-f")).isEmpty();
    assertThat(words("c", "tail", "-100")).containsExactly("cat");
    assertThat(words("", "tail", "cat")).containsExactly("stdout", "stderr");
    assertThat(words("", "tail", "-f", "cat")).containsExactly("stdout", "stderr");
    assertThat(words("", "tail", "cat", "stderr")).isEmpty();
    assertThat(words("", "maintail")).containsExactly("-f");
  }

  @Test
  void scalesStartFromWhatThereIs() {
    assertThat(words("", "scale")).containsExactly("cat=1", "web=2");
    assertThat(words("w", "scale", "cat=3")).containsExactly("web=2");
  }

  @Test
  void theSizeOfABatchIsANumber() {
    assertThat(words("--", "rolling-restart")).containsExactly("--batch", "--json");
    assertThat(words("", "rolling-restart", "--batch")).isEmpty();
    assertThat(words("web:*", "rolling-restart", "--batch", "2")).containsExactly("web:*");
  }

  @Test
  void othersTakeNoWords() {
    for (String verb : List.of("avail", "reread", "shutdown", "reload", "version", "nonsense")) {
      assertThat(words("", verb)).as(verb).isEmpty();
    }
  }

  private static List<String> words(String typed, String... before) {
    List<String> words = new ArrayList<>();
    for (Proposal proposal : new Candidates(NAMES).of(List.of(before), typed)) {
      words.add(proposal.word());
    }
    return words;
  }

  private static ProcessInfo process(String group, String name) {
    return SampleInfo.info(group, name, ProcessState.RUNNING, "pid 1, uptime 0:00:00");
  }
}
