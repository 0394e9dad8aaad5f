package org.jsupervisor.it.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The history file, in the format both clients share. */
@PrivateDaemon
class HistoryIT {
  @ParameterizedTest
  @EnumSource(Product.class)
  void linesAreKeptForTheOwnerAlone(Product client, Sandbox sandbox) throws IOException {
    Path file = sandbox.directory().resolve("history");
    String before = "status\nstatus\n  indented\nbroken \u00ff byte\n";
    Files.write(file, before.getBytes(StandardCharsets.ISO_8859_1));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    try (Pane pane = shell(sandbox, client)) {
      pane.enter("version");
      pane.enter("version");
      pane.enter("größe x");
      pane.enter("!last");
      pane.press("C-d");
      assertThat(pane.awaitEnd()).isEqualTo("exit 0, echo on");
    }
    byte[] added = "version\ngröße x\n!last\n".getBytes(StandardCharsets.UTF_8);
    assertThat(Files.readAllBytes(file))
        .startsWith(before.getBytes(StandardCharsets.ISO_8859_1))
        .endsWith(added);
    assertThat(Files.size(file)).isEqualTo(before.length() + added.length);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void linkStaysALink(Product client, Sandbox sandbox) throws IOException {
    Path link = sandbox.directory().resolve("history");
    Path file = sandbox.write("elsewhere", "help\n");
    Files.createSymbolicLink(link, file);
    try (Pane pane = shell(sandbox, client)) {
      pane.enter("version");
      pane.press("C-c");
      assertThat(pane.awaitEnd()).isEqualTo("exit 0, echo on");
    }
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("help\nversion\n");
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void whatCannotBeWrittenIsNotTold(Product client, Sandbox sandbox) throws IOException {
    Files.createDirectory(sandbox.directory().resolve("history"));
    try (Pane pane = shell(sandbox, client)) {
      pane.enter("version");
      pane.press("C-d");
      assertThat(pane.awaitEnd()).isEqualTo("exit 0, echo on");
      assertThat(pane.screen()).doesNotContain("history");
    }
  }

  @Test
  void ctrlCDuringACommandKeepsTheLines(Sandbox sandbox) {
    try (Pane pane = shell(sandbox, Product.OURS)) {
      pane.type("start slow");
      pane.press("Enter");
      pane.awaitLastLine("supervisor> start slow");
      pane.press("C-c");
      assertThat(pane.awaitEnd()).isEqualTo("exit 0, echo on");
    }
    assertThat(sandbox.file("history").text()).isEqualTo("start slow\n");
  }

  private static Pane shell(Sandbox sandbox, Product client) {
    Launch.start(
        sandbox,
        """
        history_file=@DIR@/history
        [program:slow]
        command=/bin/sleep 300
        autostart=false
        startsecs=60
        """);
    Path config = sandbox.directory().resolve("supervisord.conf");
    Pane pane = Pane.open(sandbox, "shell", client.client(), "-c", config);
    pane.awaitPrompt();
    return pane;
  }
}
