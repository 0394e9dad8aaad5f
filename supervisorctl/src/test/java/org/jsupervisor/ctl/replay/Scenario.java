package org.jsupervisor.ctl.replay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.client.Credentials;

/** Performs the steps of one recorded scenario in a directory of its own. */
public final class Scenario {
  private final Path source;
  private final Path directory;
  private final Path daemonProgram;
  private final ClientUnderTest client;

  /** Deliberate differences: the output expected instead, by scenario and step. */
  private final Map<String, String> differences;

  private final int port;
  private final List<String> failures = new ArrayList<>();
  private @Nullable StockDaemon daemon;
  private @Nullable Credentials credentials;
  private String version = "";

  public Scenario(
      Path source,
      Path directory,
      Path daemonProgram,
      ClientUnderTest client,
      Map<String, String> differences)
      throws IOException {
    this.source = source;
    this.directory = directory;
    this.daemonProgram = daemonProgram;
    this.client = client;
    this.differences = differences;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }
  }

  /** Returns what did not hold, a paragraph per step. */
  public List<String> run() throws IOException, InterruptedException {
    try (DirectoryStream<Path> templates = Files.newDirectoryStream(source, "*.conf")) {
      for (Path template : templates) {
        String name = String.valueOf(template.getFileName());
        copy(name, name);
      }
    }
    try {
      for (Step step : Step.readAll(source.resolve("steps.tsv"))) {
        perform(step);
      }
    } finally {
      if (daemon != null) {
        daemon.stop();
      }
    }
    return failures;
  }

  private void copy(String template, String target) throws IOException {
    Files.writeString(directory.resolve(target), fill(Files.readString(source.resolve(template))));
  }

  private String fill(String text) {
    return text.replace("@DIR@", directory.toString()).replace("@PORT@", String.valueOf(port));
  }

  private void perform(Step step) throws IOException, InterruptedException {
    List<String> fields = step.fields();
    switch (step.operation()) {
      case "auth" -> {
        String[] parts = fields.get(0).split(":", 2);
        credentials = new Credentials(parts[0], parts[1]);
      }
      case "start" -> {
        daemon = new StockDaemon(daemonProgram, directory);
        version = daemon.awaitUp(credentials);
      }
      case "stop" -> daemon().stop();
      case "down" -> daemon().awaitEnd();
      case "wait" -> daemon().awaitState(credentials, fields.get(0), fields.get(1));
      case "waitlog" -> daemon().awaitLog(credentials, fields.get(0), fields.get(1));
      case "file" -> copy(fields.get(0), fields.get(1));
      case "rm" -> Files.delete(Path.of(fill(fields.get(0))));
      case "stale" -> stale(fields.get(0));
      case "ctl" -> runClient(step);
      case "ctlint" -> interruptClient(step);
      case "rpc" -> daemon().post(credentials, fields.get(4));
      default -> throw new IllegalStateException("cannot perform " + step.operation());
    }
  }

  private StockDaemon daemon() {
    if (daemon == null) {
      throw new IllegalStateException("cannot go on without a daemon");
    }
    return daemon;
  }

  private void stale(String name) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(directory.resolve(name)));
    }
  }

  private void runClient(Step step) throws IOException, InterruptedException {
    List<String> fields = step.fields();
    ClientRun run = client.run(directory, arguments(fields, 5), fill(fields.get(2)));
    compare(step, run, fields.get(1), fields.get(3), fields.get(4));
  }

  private void interruptClient(Step step) throws IOException, InterruptedException {
    List<String> fields = step.fields();
    String expected = fields.get(4);
    String awaited = expected.isEmpty() ? "" : expected.substring(0, expected.length() - 1);
    ClientRun run =
        client.runInterrupted(directory, arguments(fields, 6), fill(fields.get(3)), awaited);
    compare(step, run, fields.get(1), expected, fields.get(5));
  }

  private List<String> arguments(List<String> fields, int from) {
    List<String> arguments = new ArrayList<>();
    for (String field : fields.subList(from, fields.size())) {
      arguments.add(fill(field));
    }
    return arguments;
  }

  private void compare(Step step, ClientRun run, String mode, String output, String errors) {
    String name = source.getFileName() + "/" + step.id();
    String expected = differences.getOrDefault(name, output);
    Normalization normalization = new Normalization(directory.toString(), port, version);
    String actual = normalization.apply(run.output());
    String actualErrors = normalization.apply(run.errors());
    boolean holds = run.exitStatus() == Integer.parseInt(step.fields().get(0));
    if (!mode.startsWith("x")) {
      holds &= mode.startsWith("~") ? sameLines(actual, expected) : actual.equals(expected);
      holds &= actualErrors.equals(errors);
    }
    boolean isCorrected = mode.endsWith("!") && run.exitStatus() == 0 && run.errors().isEmpty();
    if (!holds && !isCorrected) {
      failures.add(
          String.join(
              "\n",
              name + " " + step.fields(),
              "exit " + run.exitStatus(),
              "output <" + actual + ">",
              "instead of <" + expected + ">",
              "errors <" + actualErrors + ">",
              "instead of <" + errors + ">"));
    }
  }

  private static boolean sameLines(String actual, String expected) {
    String[] left = actual.split("\n", -1);
    String[] right = expected.split("\n", -1);
    Arrays.sort(left);
    Arrays.sort(right);
    return Arrays.equals(left, right);
  }
}
