package org.jsupervisor.it.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.daemon.TextFile;
import org.jsupervisor.it.wire.HttpTarget;
import org.jsupervisor.it.wire.RpcFault;
import org.jsupervisor.it.wire.XmlRpc;

/** One daemon in a directory of its own, the steps done with it and what they showed. */
final class DaemonRun {
  /** A listener that notes the events named on the lines that follow in a configuration. */
  private static final String WATCH =
      """
      [eventlistener:watch]
      command=/usr/bin/python3 @LISTENER@ @DIR@/events.log
      buffer_size=1000
      events=REMOTE_COMMUNICATION,\
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Sandbox sandbox;
  private final Product product;
  private final Path directory;
  private final int port = Machine.freePort();
  private final int otherPort = Machine.freePort();
  private final List<String> results = new ArrayList<>();
  private Command.@Nullable Started started;

  DaemonRun(Sandbox sandbox, Product product, String name) {
    this.sandbox = sandbox;
    this.product = product;
    // The names are equally long, so that sizes of output are alike.
    String own = product == Product.STOCK ? "stock" : "jours";
    this.directory = sandbox.directory().resolve(name + own);
  }

  /** Starts the daemon, does the steps, ends the daemon if it still runs. */
  Observation perform(String sections, Script script) {
    config(sections);
    Path file = directory.resolve("supervisord.conf");
    started =
        sandbox
            .command(product.daemon(), "-n", "-c", file)
            .in(directory)
            .with("TZ", "UTC")
            .with("IT_SIDE", "outside")
            .start();
    Await.until("the daemon answers", PATIENCE, this::answers);
    script.perform(this);
    String events = normal(events());
    int exit = end();
    return new Observation(List.copyOf(results), normal(file("main.log").text()), events, exit);
  }

  /**
   * Writes the configuration: the usual head and these sections. A line that begins with two hashes
   * names a file; the lines that follow go there.
   */
  void config(String sections) {
    String[] files = sections.split("(?m)^## ", -1);
    write("supervisord.conf", Launch.standard(files[0].replace("@WATCH@", WATCH)));
    for (int i = 1; i < files.length; i++) {
      int end = files[i].indexOf('\n');
      write(files[i].substring(0, end), files[i].substring(end + 1));
    }
  }

  /** Writes a file into the directory. */
  void write(String name, String text) {
    try {
      Files.createDirectories(directory.resolve(name).resolveSibling("."));
      Files.writeString(
          directory.resolve(name),
          text.replace("@DIR@", directory.toString())
              .replace("@PORT@", Integer.toString(port))
              .replace("@PORT2@", Integer.toString(otherPort))
              .replace("@LISTENER@", listener()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name, e);
    }
  }

  TextFile file(String name) {
    return new TextFile(directory.resolve(name));
  }

  /** Notes something seen. */
  void note(String what, Object value) {
    results.add(what + " = " + normal(String.valueOf(value)));
  }

  /**
   * Calls a method and notes the answer or the fault; results of several processes in any order.
   */
  void call(String method, Object... arguments) {
    Object answer = ask(method, arguments);
    if (answer instanceof List<?> results && !method.equals("reloadConfig")) {
      answer = results.stream().map(Object::toString).sorted().toList();
    }
    note(method + List.of(arguments), answer);
  }

  /** Calls a method; a fault is answered as text. */
  Object ask(String method, Object... arguments) {
    try {
      return new XmlRpc(target()).call("supervisor." + method, arguments);
    } catch (RpcFault fault) {
      return "fault " + fault.code() + " " + fault.getMessage();
    } catch (IOException e) {
      return "no answer";
    }
  }

  /** Notes all that getProcessInfo tells, but for times and pids. */
  void info(String name) {
    Object answer = ask("getProcessInfo", name);
    note(name, answer instanceof Map<?, ?> info ? ProcessInfos.comparable(info) : answer);
  }

  /** Notes the same of every process. */
  void infos() {
    Map<String, String> sorted = new TreeMap<>();
    for (Object info : (List<?>) ask("getAllProcessInfo")) {
      Map<?, ?> members = (Map<?, ?>) info;
      sorted.put(
          members.get("group") + ":" + members.get("name"), ProcessInfos.comparable(members));
    }
    sorted.forEach(this::note);
  }

  /** Has the configuration read again by a signal, all that happened before being noted. */
  void restart() {
    if (Boolean.TRUE.equals(ask("sendRemoteCommEvent", "restart", "now"))) {
      file("events.log").await("^type:restart$");
    }
    signal("HUP");
    file("main.log").awaitNth("supervisord started with pid", 2);
  }

  String state(String name) {
    Object answer = ask("getProcessInfo", name);
    return answer instanceof Map<?, ?> info
        ? String.valueOf(info.get("statename"))
        : String.valueOf(answer);
  }

  void await(String name, String state) {
    Await.until(name + " is " + state, PATIENCE, () -> state(name).equals(state));
  }

  /** Waits until nothing is on its way from one state to another. */
  void settle() {
    try {
      Await.until("all processes are settled", PATIENCE, this::isSettled);
    } catch (AssertionError e) {
      String log = file("main.log").text();
      String states = String.valueOf(ask("getAllProcessInfo"));
      throw new AssertionError(e.getMessage() + "\n" + product + " " + states + "\n" + log, e);
    }
  }

  /** Notes the files that programs log to, with their texts, and the modes of sockets. */
  void files() {
    try (DirectoryStream<Path> logs =
        Files.newDirectoryStream(directory, "*.{out,err,sock}{,.*}")) {
      Map<String, String> texts = new TreeMap<>();
      for (Path log : logs) {
        int mode = (Integer) Files.getAttribute(log, "unix:mode");
        String text = Files.isRegularFile(log) ? new TextFile(log).text() : "";
        texts.put(log.getFileName().toString(), Integer.toOctalString(mode) + " " + text);
      }
      texts.forEach(this::note);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }

  /** How much of its standard output is in the log of a process and what that rotated into. */
  long logged(String name) {
    String file = String.valueOf(((Map<?, ?>) ask("getProcessInfo", name)).get("stdout_logfile"));
    if (file.isEmpty()) {
      return -1;
    }
    return file(file).text().hashCode() + 31L * file(file + ".1").text().hashCode() & 0xffffffffL;
  }

  private boolean isSettled() {
    String logged = file("main.log").text(); // before the states are asked for
    if (!(ask("getAllProcessInfo") instanceof List<?> infos)) {
      return false;
    }
    for (Object info : infos) {
      Map<?, ?> members = (Map<?, ?>) info;
      String name = String.valueOf(members.get("name"));
      boolean isAgain =
          switch (String.valueOf(members.get("statename"))) {
            case "RUNNING" -> logged.split("spawned: '" + name + "'", -1).length > 2;
            case "EXITED" -> false;
            default -> true;
          };
      if ((name.contains("twice") && !isAgain) || !ProcessInfos.isSettled(members)) {
        return false;
      }
    }
    return true;
  }

  /** The pid of a process, once the program itself is executed. */
  long pid(String name) {
    long daemon = daemon().process().pid();
    long child =
        (Integer)
            Objects.requireNonNull(((Map<?, ?>) ask("getProcessInfo", name)).get("pid"), name);
    String forked = ProcFs.read(daemon, "cmdline");
    Await.until(name + " is executed", () -> !ProcFs.read(child, "cmdline").equals(forked));
    return child;
  }

  /** Sends the daemon a signal, named without SIG. */
  void signal(String name) {
    Machine.signal(daemon().process().pid(), name);
  }

  /** Sends a child a signal, named without SIG. */
  void kill(String process, String signal) {
    Machine.signal(pid(process), signal);
  }

  /** Notes the lines of the log that match, in their order. */
  void noteLog(String regex) {
    List<String> lines = new ArrayList<>();
    for (String line : LogLines.of(normal(file("main.log").text()))) {
      if (line.matches("(?s).*" + regex + ".*")) {
        lines.add(line);
      }
    }
    note("log " + regex, lines);
  }

  /** Ends the daemon if need be and answers its exit status. */
  int end() {
    if (daemon().process().isAlive()) {
      signal("TERM");
    }
    return awaitExit();
  }

  /** Waits until the daemon ends and answers its exit status. */
  int awaitExit() {
    return daemon().await(PATIENCE).exit();
  }

  private boolean answers() {
    if (!daemon().process().isAlive()) {
      throw new AssertionError("the daemon has ended: " + daemon().await(PATIENCE));
    }
    try {
      Object state = new XmlRpc(target()).call("supervisor.getState");
      return state instanceof Map<?, ?> map && "RUNNING".equals(map.get("statename"));
    } catch (IOException | RpcFault e) {
      return false;
    }
  }

  /** What the listener has noted, once everything so far has reached it. */
  private String events() {
    if (daemon().process().isAlive()
        && ask("getProcessInfo", "watch") instanceof Map<?, ?>
        && Boolean.TRUE.equals(ask("sendRemoteCommEvent", "end", "of the script"))) {
      file("events.log").await("^type:end$");
    }
    return file("events.log").text();
  }

  private static String listener() {
    try {
      return Path.of(Objects.requireNonNull(DaemonRun.class.getResource("/listener.py")).toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new AssertionError("cannot find the listener", e);
    }
  }

  private HttpTarget target() {
    return HttpTarget.unix(directory.resolve("s.sock"));
  }

  private Command.Started daemon() {
    return Objects.requireNonNull(started, "no daemon was started");
  }

  private String normal(String text) {
    return Variation.withPidOfFiveDigits(text)
        .replace(directory.toString(), "DIR")
        .replace(":" + port, ":PORT")
        .replace(":" + otherPort, ":PORT2")
        .replaceAll(" at (0x)?[0-9a-f]+ (for|with)", " at ADDR $2")
        .replaceAll("\\bpid([ :])[1-9]\\d*", "pid$1PID")
        .replaceAll("('\\S+') \\(\\d+\\) with SIGKILL", "$1 (PID) with SIGKILL")
        .replaceAll("(---[\\w.]+-)[A-Za-z0-9_]{8}\\.log", "$1RANDOM8.log")
        .replaceAll("(V1.12\\) started at ).*", "$1CTIME");
  }
}
