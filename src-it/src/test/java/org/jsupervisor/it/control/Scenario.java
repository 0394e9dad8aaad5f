package org.jsupervisor.it.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.jsupervisor.it.wire.RpcFault;
import org.jsupervisor.it.wire.XmlRpc;

/** Performs the steps of one recorded scenario with one pairing, in a directory of its own. */
final class Scenario {
  private final Sandbox sandbox;
  private final Path source;
  private final Path directory;
  private final Pairing pairing;
  private final List<Correction> corrections;
  private final int port = Machine.freePort();
  private final List<String> failures = new ArrayList<>();
  private Command.@Nullable Started daemon;
  private @Nullable String credentials;
  private String version = "";

  Scenario(Sandbox sandbox, Path source, Pairing pairing, List<Correction> corrections)
      throws IOException {
    this.sandbox = sandbox;
    this.source = source;
    this.pairing = pairing;
    this.corrections = corrections;
    String place = name() + "-" + pairing.name();
    directory = Files.createDirectory(sandbox.directory().resolve(place));
  }

  String name() {
    return source.getFileName().toString();
  }

  /** Performs all steps; answers what did not go as recorded, with the ids of the steps. */
  List<String> run() throws IOException {
    try (DirectoryStream<Path> templates = Files.newDirectoryStream(source, "*.conf")) {
      for (Path template : templates) {
        copy(template.getFileName().toString(), template.getFileName().toString());
      }
    }
    for (RecordedStep step : RecordedStep.all(source.resolve("steps.tsv"))) {
      try {
        perform(step);
      } catch (IOException | AssertionError e) {
        failures.add(step.id() + " " + step.fields() + ": " + e);
      }
    }
    if (daemon != null) {
      stop();
    }
    return failures;
  }

  private void perform(RecordedStep step) throws IOException {
    switch (step.operation()) {
      case "start" -> start();
      case "stop" -> stop();
      case "down" -> daemon().await(Duration.ofSeconds(90));
      case "auth" -> credentials = step.field(0);
      case "wait" ->
          Await.until(
              step.field(0) + " is " + step.field(1), () -> hasState(step.field(0), step.field(1)));
      case "waitlog" ->
          Await.until(
              step.field(0) + " logs " + step.field(1), () -> logs(step.field(0), step.field(1)));
      case "file" -> copy(step.field(0), step.field(1));
      case "rm" -> Files.delete(Path.of(filled(step.field(0))));
      case "stale" -> stale(step.field(0));
      case "ctl", "ctlint" -> check(step, RecordedRun.of(step), run(RecordedRun.of(step)));
      case "rpc", "http" -> {
        RecordedExchange exchange = RecordedExchange.of(step);
        check(step, exchange, exchange.perform(target(step.field(2))));
      }
      default -> throw new AssertionError("cannot perform " + step.operation());
    }
  }

  private void start() {
    daemon =
        sandbox
            .command(pairing.daemon().daemon(), "-n", "-c", directory.resolve("supervisord.conf"))
            .in(directory)
            .with("TZ", "UTC")
            .start();
    Await.until("the daemon accepts connections", () -> target("unix").accepts());
    Await.until("the pid file is there", () -> Files.exists(directory.resolve("sd.pid")));
    try {
      version = rpc("supervisor.getSupervisorVersion").toString();
    } catch (IOException | RpcFault e) {
      version = ""; // a scenario without the namespace, or one that authenticates later
    }
  }

  private void stop() {
    Command.Started running = daemon();
    if (running.process().isAlive()) {
      Machine.signal(running.process().pid(), "TERM");
    }
    running.await(Duration.ofSeconds(60));
  }

  private boolean hasState(String name, String state) {
    try {
      return state.equals(((Map<?, ?>) rpc("supervisor.getProcessInfo", name)).get("statename"));
    } catch (IOException | RpcFault e) {
      return false; // not added yet, or the daemon is restarting
    }
  }

  private boolean logs(String name, String text) {
    try {
      return rpc("supervisor.readProcessStdoutLog", name, 0, 0).toString().contains(text);
    } catch (IOException | RpcFault e) {
      return false; // no file yet, or the daemon is restarting
    }
  }

  /** Compares with the recording, or with what is to happen instead of it. */
  private <T> void check(RecordedStep step, RecordedAnswer<T> recorded, T actual)
      throws IOException {
    Optional<Correction> correction = Correction.of(corrections, name(), step, pairing);
    List<String> differences = recorded.differences(actual, normal());
    if (correction.isPresent()) {
      if (differences.isEmpty()) {
        failures.add("step " + step.id() + " no longer differs from the recording");
      }
      differences = recorded.answering(correction.get().step()).differences(actual, normal());
    } else if (step.isFault() && pairing.isOurs(Pairing.Program.DAEMON)) {
      failures.add("step " + step.id() + " is a fault of the original without a correction");
    }
    for (String difference : differences) {
      failures.add("step " + step.id() + " " + step.fields() + "\n  " + difference);
    }
  }

  private Outcome run(RecordedRun recorded) {
    List<Object> words = new ArrayList<>(List.of(pairing.client().client()));
    recorded.arguments().forEach(word -> words.add(filled(word)));
    Command command =
        sandbox
            .command(words.toArray())
            .in(directory)
            .with("TZ", "UTC")
            .input(filled(recorded.input()));
    return recorded.interrupted() ? interrupt(command, recorded.stdout().length()) : command.run();
  }

  /** Lets the command print what is expected of it, then interrupts it. */
  private static Outcome interrupt(Command command, int length) {
    Command.Started started = command.start();
    int enough = Math.max(1, length - 1);
    Await.until("it has printed enough", () -> started.stdout().length() >= enough);
    Machine.signal(started.process().pid(), "INT");
    return started.await(Duration.ofSeconds(20));
  }

  private Object rpc(String method, Object... arguments) throws IOException {
    return new XmlRpc(target("unix")).call(method, arguments);
  }

  private HttpTarget target(String kind) {
    HttpTarget target =
        kind.equals("inet") ? HttpTarget.inet(port) : HttpTarget.unix(directory.resolve("s.sock"));
    if (credentials == null) {
      return target;
    }
    int colon = credentials.indexOf(':');
    return target.as(credentials.substring(0, colon), credentials.substring(colon + 1));
  }

  private Normalization normal() {
    long pid = daemon == null ? -1 : daemon.process().pid();
    return new Normalization(directory.toString(), port, version, pid);
  }

  private Command.Started daemon() {
    return Objects.requireNonNull(daemon, "no daemon was started");
  }

  private void copy(String template, String name) throws IOException {
    String text = Files.readString(source.resolve(template));
    String patient =
        text.replace("stopwaitsecs=25\n", "stopwaitsecs=45\n")
            .replace("stopwaitsecs=6\n", "stopwaitsecs=12\n"); // the machine may be busy
    Files.writeString(directory.resolve(name), filled(patient));
  }

  private String filled(String text) {
    String filled = text.equals(RecordedStep.ABSENT) ? "" : text;
    return filled.replace("@DIR@", directory.toString()).replace("@PORT@", Integer.toString(port));
  }

  private void stale(String name) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(directory.resolve(name)));
    }
  }
}
