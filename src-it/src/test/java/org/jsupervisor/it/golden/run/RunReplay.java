package org.jsupervisor.it.golden.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.daemon.TextFile;
import org.jsupervisor.it.golden.run.RecordedRun.Entry;
import org.jsupervisor.it.wire.HttpTarget;
import org.jsupervisor.it.wire.RpcFault;
import org.jsupervisor.it.wire.XmlRpc;

/** Repeats the steps of one recorded run and keeps what they show, under the recorded titles. */
final class RunReplay implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SLOW_WRITERS = Duration.ofSeconds(8);

  private final Sandbox sandbox;
  private final RecordedRun run;
  private final Path recordings;
  private final Path directory;
  private final RecordedPorts ports = new RecordedPorts();
  private final RunNormalization normal;
  private final List<Entry> shown = new ArrayList<>();
  private final TreeSet<Integer> seen = new TreeSet<>();
  private int lastSeen = -1;
  private Command.@Nullable Started daemon;

  /** A run in a directory of its own below the place. */
  RunReplay(Sandbox sandbox, RecordedRun run, Path recordings, Path place) {
    this.sandbox = sandbox;
    this.run = run;
    this.recordings = recordings;
    directory = place.resolve(run.name());
    normal = new RunNormalization(directory, sandbox.daemonProduct().daemon(), ports);
  }

  Path directory() {
    return directory;
  }

  Product product() {
    return sandbox.daemonProduct();
  }

  RunNormalization normal() {
    return normal;
  }

  /** What the steps showed, in order. */
  List<Entry> shown() {
    return shown;
  }

  Command.Started daemon() {
    return Objects.requireNonNull(daemon, "not started");
  }

  /** The daemon's pid: that of the command, unless it went into the background. */
  long pid() {
    if (run.arguments().contains("-n")) {
      return daemon().process().pid();
    }
    return Long.parseLong(new TextFile(directory.resolve("s.pid")).text().trim());
  }

  /** Performs all steps and waits for the end. */
  void perform() throws IOException, InterruptedException {
    new RunSetup(recordings, run.name(), directory, ports).prepare();
    start();
    RunObservation observation = new RunObservation(this);
    for (String step : run.text("steps").lines().toList()) {
      if (step.equals("signal supervisord SIGTERM")) {
        observation.beforeTheEnd(run);
      }
      int blank = step.indexOf(' ');
      perform(step.substring(0, blank), step.substring(blank + 1));
    }
    awaitEnd();
    observation.afterTheEnd(run);
  }

  private void start() {
    List<Object> words = new ArrayList<>(List.of("env", "-i", "HOME=/root", "LANG=C.UTF-8"));
    words.add("PATH=/usr/bin:/bin");
    if (run.name().equals("run-child-env")) {
      words.add("B=outer");
      words.add("OUT=er");
    }
    words.add(sandbox.daemonProduct().daemon());
    for (String argument : run.arguments()) {
      words.add(argument.replace("DIR", directory.toString()));
    }
    daemon = sandbox.command(words.toArray()).in(directory).start();
  }

  private void perform(String verb, String rest) throws IOException, InterruptedException {
    switch (verb) {
      case "wait" -> await(rest);
      case "sleep" -> {
        TextFile pidFile = new TextFile(directory.resolve("s.pid"));
        Await.until("the daemon is up", () -> !pidFile.text().isEmpty());
        Thread.sleep((long) (Double.parseDouble(rest) * 1000)); // as recorded
      }
      case "signal" -> Machine.signal(pid(), rest.substring("supervisord SIG".length()));
      case "supervisorctl" -> client(rest);
      case "rpc" -> rpc(rest);
      case "getProcessInfo" -> processInfo(rest);
      case "record" -> {
        Path file = directory.resolve(rest.substring("file ".length()));
        showInTime(rest, () -> normal.content(new TextFile(file).text()));
      }
      case "list" -> showInTime("list " + rest, () -> list(rest));
      case "replace" -> replaceConfig(rest);
      case "rename" -> {
        for (String pair : rest.split(" and ", -1)) {
          String[] names = pair.split(" to ", -1);
          Files.move(directory.resolve(names[0]), directory.resolve(names[1]));
        }
      }
      case "write" -> Files.createFile(directory.resolve(rest.substring("file ".length())));
      case "setup:", "started" -> {
        // Done before the start.
      }
      default -> throw new AssertionError("cannot perform " + verb + " " + rest);
    }
  }

  /** Waits for a new line of the main log; ends of different processes come in any order. */
  private void await(String regex) {
    if (regex.equals("for exit")) {
      awaitEnd();
      return;
    }
    Pattern pattern = Pattern.compile(regex);
    boolean anyOrder = regex.startsWith("gave up: ") || regex.startsWith("exited: ");
    Await.until(
        "/" + regex + "/ in the main log of " + run.name() + ":\n" + mainLog(),
        PATIENCE,
        () -> {
          if (!daemon().process().isAlive() && mainLog().isEmpty()) {
            throw new AssertionError("the daemon has ended: " + daemon().await(PATIENCE));
          }
          List<String> lines = mainLog().lines().toList();
          for (int i = anyOrder ? 0 : lastSeen + 1; i < lines.size(); i++) {
            if (!seen.contains(i) && pattern.matcher(lines.get(i)).find()) {
              seen.add(i);
              lastSeen = Math.max(lastSeen, i);
              return true;
            }
          }
          return false;
        });
  }

  private void awaitEnd() {
    Outcome outcome = daemon().await(PATIENCE);
    String pidFile = new TextFile(directory.resolve("s.pid")).text().trim();
    if (!pidFile.isEmpty()) {
      long background = Long.parseLong(pidFile);
      Await.until("the daemon " + background + " ends", () -> !ProcFs.isAlive(background));
    }
    shown.removeIf(entry -> List.of("exit", "stdout", "stderr").contains(entry.title()));
    show("exit", Integer.toString(outcome.exit()));
    show("stdout", normal.text(outcome.stdout()));
    show("stderr", normal.text(outcome.stderr()));
  }

  /** Ends a daemon whose run was given up. */
  @Override
  public void close() {
    if (daemon != null && daemon.process().isAlive()) {
      Machine.signal(daemon.process().pid(), "TERM");
      daemon.await(PATIENCE);
    }
  }

  String mainLog() {
    return new TextFile(directory.resolve("s.log")).text();
  }

  void show(String title, String text) {
    shown.add(new Entry(title, text));
  }

  private void client(String arguments) {
    List<Object> words = new ArrayList<>();
    words.add("-c");
    words.add(directory.resolve(run.name() + ".conf"));
    words.addAll(List.of(arguments.split(" ", -1)));
    Outcome outcome = sandbox.client(words.toArray()).in(directory).run();
    show(
        "supervisorctl " + arguments + " (exit " + outcome.exit() + ")",
        normal.text(outcome.stdout() + outcome.stderr()));
  }

  XmlRpc remote() {
    return new XmlRpc(HttpTarget.unix(directory.resolve("s.sock")));
  }

  private void rpc(String call) throws IOException {
    int blank = call.indexOf(' ');
    String method = call.substring(0, blank);
    String tuple = call.substring(blank + 1);
    String answer;
    try {
      answer = PythonText.repr(remote().call(method, PythonText.arguments(tuple)));
    } catch (RpcFault fault) {
      answer = "FAULT " + fault.code() + " " + fault.getMessage();
    }
    show("rpc " + method + tuple, normal.text(answer + "\n"));
  }

  private void processInfo(String name) throws IOException {
    Map<?, ?> info = (Map<?, ?>) remote().call("supervisor.getProcessInfo", name);
    StringBuilder text = new StringBuilder();
    for (String member :
        List.of("state", "statename", "spawnerr", "exitstatus", "pid", "description")) {
      Object value = Objects.requireNonNull(info.get(member), member);
      boolean isPid = member.equals("pid") && !value.equals(0);
      text.append(member + ": " + PythonText.repr(isPid ? "PID" : value) + "\n");
    }
    for (String member : List.of("start", "stop")) {
      boolean isZero = Objects.requireNonNull(info.get(member), member).equals(0);
      text.append(member + ": " + (isZero ? "0" : "EPOCH") + "\n");
    }
    show("getProcessInfo " + name, normal.text(text.toString()));
  }

  /** Shows what there is once it is as recorded, or anyway when time is up. */
  private void showInTime(String title, Callable<String> look) {
    long before = shown.stream().filter(entry -> entry.title().equals(title)).count();
    Entry recorded =
        run.entries().stream()
            .filter(entry -> entry.title().equals(title))
            .skip(before)
            .findFirst()
            .orElseThrow();
    List<Latitude> latitudes = Latitude.of(product(), run.name());
    long deadline = System.nanoTime() + SLOW_WRITERS.toNanos();
    List<Entry> looks = new ArrayList<>();
    Await.until(
        title,
        () -> {
          looks.add(new Entry(title, look.call()));
          Entry latest = looks.get(looks.size() - 1);
          return latest.account(latitudes).equals(recorded.account(latitudes))
              || System.nanoTime() > deadline;
        });
    shown.add(looks.get(looks.size() - 1));
  }

  private String list(String glob) throws IOException {
    TreeSet<String> lines = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
      for (Path file : files) {
        int mode = (Integer) Files.getAttribute(file, "unix:mode");
        long size = Files.size(file);
        lines.add(file.getFileName() + " " + Integer.toOctalString(mode) + " " + size + "\n");
      }
    }
    return normal.text(String.join("", lines));
  }

  private void replaceConfig(String how) throws IOException {
    Path config = directory.resolve(run.name() + ".conf");
    String file = how.substring(how.lastIndexOf(' ') + 1);
    if (file.endsWith(".conf")) {
      Files.writeString(config, Files.readString(directory.resolve(file)));
    } else {
      String section = file + "\n";
      String text = Files.readString(config);
      Files.writeString(config, text.replace(section, section + "autostart = perhaps\n"));
    }
  }
}
