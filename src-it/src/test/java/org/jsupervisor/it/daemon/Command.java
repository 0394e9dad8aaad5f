package org.jsupervisor.it.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command to run or start, with its directory, environment and input. */
public final class Command {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<String> words = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Path scratch;
  private Path directory;
  private String input = "";

  /** A command which runs in that directory and keeps its output files in a scratch directory. */
  Command(Path directory, Path scratch, List<String> words) {
    this.directory = directory;
    this.scratch = scratch;
    this.words.addAll(words);
    environment.put("HOME", System.getProperty("user.home", "/"));
    environment.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    environment.put("LANG", "C.UTF-8");
    String javaHome = System.getenv("JAVA_HOME");
    if (javaHome != null) {
      environment.put("JAVA_HOME", javaHome);
    }
  }

  public Command in(Path newDirectory) {
    directory = newDirectory;
    return this;
  }

  public Command with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Command input(String text) {
    input = text;
    return this;
  }

  /** Runs the command as that user and its primary group alone; only root can do so. */
  public Command as(String user, String group) {
    words.addAll(0, List.of("setpriv", "--reuid", user, "--regid", group, "--clear-groups"));
    return this;
  }

  /** Runs the command to its end; kills it and fails if it does not end. */
  public Outcome run() {
    return start().await(PATIENCE);
  }

  /** Starts the command in the background. */
  public Started start() {
    try {
      Path stdin = Files.createTempFile(scratch, "in", ".txt");
      Path stdout = Files.createTempFile(scratch, "out", ".txt");
      Path stderr = Files.createTempFile(scratch, "err", ".txt");
      Files.writeString(stdin, input);
      List<String> line = new ArrayList<>(words);
      line.addAll(0, List.of("env", "--default-signal")); // a JVM's threads have SIGQUIT blocked
      ProcessBuilder builder = new ProcessBuilder(line);
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.directory(directory.toFile());
      builder.redirectInput(stdin.toFile());
      builder.redirectOutput(Redirect.appendTo(stdout.toFile()));
      builder.redirectError(Redirect.appendTo(stderr.toFile()));
      return new Started(List.copyOf(words), builder.start(), stdout, stderr);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + words, e);
    }
  }

  /** A command that was started, and where its output goes. */
  public record Started(List<String> command, Process process, Path out, Path err) {

    /** Waits for the end; kills the command and fails if it does not end in that time. */
    public Outcome await(Duration patience) {
      try {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
          throw new AssertionError(command + " did not end\n" + stdout() + "\n" + stderr());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while waiting for " + command, e);
      }
      return new Outcome(command, process.exitValue(), stdout(), stderr());
    }

    public String stdout() {
      return text(out);
    }

    public String stderr() {
      return text(err);
    }

    private static String text(Path file) {
      try {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
  }
}
