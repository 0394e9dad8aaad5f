package org.jsupervisor.it.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Sandbox;

/** A Chromium of its own in a sandbox, which reaches nothing but this machine. */
final class Browser implements AutoCloseable {
  private final Command.Started process;
  private final String address;
  private final DevTools whole;

  /** Every name but those of this machine leads to this machine. */
  Browser(Sandbox sandbox) {
    Path chromium = Machine.program("chromium");
    Path profile = sandbox.directory().resolve("browser");
    process =
        sandbox
            .command(
                chromium,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--log-level=3",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--host-resolver-rules=MAP * 127.0.0.1",
                "--user-data-dir=" + profile,
                "about:blank")
            .with("HOME", sandbox.directory().toString())
            .start();
    Path active = profile.resolve("DevToolsActivePort");
    Await.until("the browser listens", () -> Files.exists(active) && lines(active).size() == 2);
    address = "ws://127.0.0.1:" + lines(active).get(0);
    whole = new DevTools(address + lines(active).get(1));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** A new tab, still empty. */
  Tab tab() {
    Object target = whole.call("Target.createTarget", "url", "about:blank").get("targetId");
    return new Tab(new DevTools(address + "/devtools/page/" + Objects.requireNonNull(target)));
  }

  @Override
  public void close() {
    whole.call("Browser.close");
    whole.close();
    process.await(Await.PATIENCE);
  }
}
