package org.jsupervisor.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import org.jsupervisor.ctl.command.Session;
import org.jsupervisor.ctl.command.Terminal;
import org.jsupervisor.ctl.completion.Candidates;
import org.junit.jupiter.api.Test;

class CompletionRequestTest {
  private static final Candidates NOBODY =
      new Candidates(
          new NamesOfSession(
              new Session(
                  new Terminal(InputStream.nullInputStream(), System.out, System.err),
                  false,
                  "",
                  null,
                  null)));

  @Test
  void valueOfAFileOptionIsAFile() {
    for (String option :
        List.of("-c", "-ic", "--configuration", "--conf", "-r", "--history_file")) {
      assertThat(answer(option, "")).as(option).containsExactly(":files");
    }
    for (String option : List.of("-s", "-u", "-p", "--serverurl", "--password")) {
      assertThat(answer(option, "")).as(option).isEmpty();
    }
  }

  @Test
  void optionsComeBeforeTheVerb() {
    assertThat(answer("-")).contains("-c", "--configuration").doesNotHaveDuplicates();
    assertThat(answer("-i", "--h")).containsExactly("--help", "--history_file");
    assertThat(answer("status", "-")).isEmpty();
  }

  @Test
  void optionsAreTakenFromTheLine() {
    CompletionRequest request =
        CompletionRequest.parse(List.of("-s", "unix:///a", "-cb.conf", "stop", "c"));
    assertThat(request.options().serverUrl()).isEqualTo("unix:///a");
    assertThat(request.options().configFile()).isEqualTo("b.conf");
  }

  @Test
  void verbsAreToldWithTheirMeaning() {
    assertThat(answer("-s", "unix:///a", "rer"))
        .containsExactly("reread\tReload the daemon's configuration files without add/remove");
    assertThat(answer("--json", "status", "--w")).containsExactly("--watch\tagain and again");
    assertThat(answer("--color", "")).containsExactly("always", "auto", "never");
    assertThat(CompletionRequest.parse(List.of()).answer(NOBODY))
        .contains("start\tStart a process");
  }

  @Test
  void wrongOptionsHaveNoCompletion() {
    assertThat(answer("--nonsense", "")).isEmpty();
    assertThat(answer("-s", "no url", "")).isEmpty();
  }

  private static List<String> answer(String... words) {
    return CompletionRequest.parse(List.of(words)).answer(NOBODY);
  }
}
