package org.jsupervisor.it.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Test;

/** A server that wants credentials asks whoever sits at the terminal. */
@PrivateDaemon
class CredentialsIT {
  private static final String QUESTION = "Server requires authentication\nUsername:";
  private static final String PROTECTED =
      """
      [inet_http_server]
      port=127.0.0.1:@PORT@
      username=mei
      password=ge heim
      [program:cat]
      command=/bin/cat
      startsecs=0
      """;

  @Test
  void shellAsksUntilTheyAreRight(Sandbox sandbox) {
    start(sandbox);
    try (Pane pane = client(sandbox)) {
      answer(pane, "mei", "wrong");
      pane.awaitText("Password:\n\n" + QUESTION);
      answer(pane, "mei", "ge heim");
      pane.awaitPrompt();
      pane.enter("pid cat");
      assertThat(pane.screen()).doesNotContain("wrong").doesNotContain("heim");
      assertThat(count(pane.screen(), QUESTION)).isEqualTo(2);
      pane.press("Up");
      pane.press("Up");
      pane.awaitLastLine("supervisor> mei");
      pane.press("C-c");
      assertThat(pane.awaitEnd()).isEqualTo("exit 0, echo on");
    }
  }

  @Test
  void oneShotAsksIfInteractive(Sandbox sandbox) {
    start(sandbox);
    try (Pane pane = client(sandbox, "-i", "version")) {
      answer(pane, "mei", "ge heim");
      assertThat(pane.awaitEnd()).isEqualTo("exit 0, echo on");
      assertThat(pane.screen()).contains("Password:\n\n4.").doesNotContain("heim");
    }
  }

  @Test
  void oneShotDoesNotAskOtherwise(Sandbox sandbox) {
    start(sandbox);
    try (Pane pane = client(sandbox, "version")) {
      assertThat(pane.awaitEnd()).isEqualTo("exit 1, echo on");
      assertThat(pane.screen()).contains("401 Unauthorized").doesNotContain("Username");
    }
  }

  @Test
  void ctrlCAtThePasswordTurnsEchoOn(Sandbox sandbox) {
    start(sandbox);
    try (Pane pane = client(sandbox)) {
      name(pane, "mei");
      pane.type("half");
      pane.press("C-c");
      assertThat(pane.awaitEnd()).isEqualTo("exit 0, echo on");
    }
    try (Pane pane = client(sandbox, "-i", "version")) {
      name(pane, "mei");
      pane.type("half");
      pane.press("C-c");
      assertThat(pane.awaitEnd()).isEqualTo("exit 130, echo on");
      assertThat(pane.screen()).doesNotContain("half");
    }
  }

  private static void answer(Pane pane, String name, String password) {
    name(pane, name);
    pane.type(password);
    pane.press("Enter");
  }

  private static void name(Pane pane, String name) {
    pane.awaitLastLine("Username:");
    pane.type(name);
    pane.press("Enter");
    pane.awaitLastLine("Password:");
    pane.awaitEditing();
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }

  private static void start(Sandbox sandbox) {
    HttpTarget unix = HttpTarget.unix(Launch.socket(sandbox));
    RunningDaemon daemon = Launch.foreground(sandbox, Launch.standard(PROTECTED), unix);
    daemon.awaitRunning("cat");
  }

  private static Pane client(Sandbox sandbox, Object... words) {
    Object[] command = new Object[words.length + 3];
    command[0] = Product.OURS.client();
    command[1] = "-s";
    command[2] = sandbox.filled("http://127.0.0.1:@PORT@");
    System.arraycopy(words, 0, command, 3, words.length);
    return Pane.open(sandbox, "client", command);
  }
}
