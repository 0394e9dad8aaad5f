package org.jsupervisor.supervisord.spawn;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.value.LosslessText;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.SpawnRequest;
import org.jsupervisor.supervisord.posix.StartupPosix;

/**
 * Makes children (daemon.md 4.3). What the original's child would report after its fork (no such
 * directory, file not executable, user not switchable) is reported by a small stand-in child, so
 * that pid, text in the log and exit status 127 are the same. Confined to the loop thread.
 */
public final class Spawner {
  private static final String STAND_IN = "printf '%s\\n' \"$@\" >&2; exit 127";
  private static final String NOT_SPAWNED = "supervisor: child process was not spawned";

  private final Posix posix;
  private final StartupPosix accounts;
  private final Map<String, String> daemonEnvironment;
  private @Nullable String serverUrl;
  private final LaunchChain chain;

  /** {@code environment} is the daemon's own, as children inherit it. */
  public Spawner(Posix posix, StartupPosix accounts, Map<String, String> environment) {
    this.posix = posix;
    this.accounts = accounts;
    this.chain = new LaunchChain(accounts);
    this.daemonEnvironment = environment;
  }

  /** Sets what SUPERVISOR_SERVER_URL is by default, null for not at all. */
  public void serverUrl(@Nullable String url) {
    this.serverUrl = url;
  }

  /** What a process of that group and configuration finds in its environment, for it to keep. */
  public Map<String, String> environmentOf(String group, ProcessConfig config) {
    return ChildEnvironment.of(daemonEnvironment, serverUrl, group, config);
  }

  /** Checks, without starting anything, that the command can be found and executed. */
  public void check(String group, ProcessConfig config) throws CommandException {
    try {
      CommandLookup.find(config.command(), environmentOf(group, config));
    } catch (CommandException e) {
      throw e.without(config.secrets());
    }
  }

  /** The descriptors that become the child's 0, 1 and 2, and further ones. */
  public record Streams(int stdin, int stdout, int stderr, List<SpawnRequest.Passed> further) {
    public Streams(int stdin, int stdout, int stderr) {
      this(stdin, stdout, stderr, List.of());
    }

    /** The same with those further descriptors. */
    public Streams with(List<SpawnRequest.Passed> passed) {
      return new Streams(stdin, stdout, stderr, passed);
    }
  }

  /** Starts the child and returns its pid; fails only if no process can be made at all. */
  public int spawn(
      ProcessConfig config,
      CommandLookup.Command command,
      Map<String, String> environment,
      Streams streams)
      throws PosixException {
    List<byte[]> encoded = ChildEnvironment.encode(environment);
    String problem = problemBefore(config, command);
    if (problem != null) {
      return spawnStandIn(config.secrets().masked(problem), encoded, streams);
    }
    List<String> words = command.words();
    String file = command.file();
    List<String> before = chain.before(config);
    if (!before.isEmpty()) {
      words = LaunchChain.words(before, command, environment.containsKey("PATH"));
      file = words.get(0);
    }
    try {
      return posix.spawn(
          request(file, words, encoded, streams, config.directory(), config.umask()));
    } catch (PosixException e) {
      if (e.errno() == Errno.EAGAIN || e.errno() == Errno.ENOMEM) {
        throw e;
      }
      String why = config.secrets().masked(cannotExec(command.words().get(0), e.errno()));
      return spawnStandIn(why, encoded, streams);
    }
  }

  private @Nullable String problemBefore(ProcessConfig config, CommandLookup.Command command) {
    String directory = config.directory();
    Path start = directory == null ? Path.of("") : Path.of(directory);
    if (!chain.switchesUser(config)) {
      String problem = directory == null ? null : problemOf(directory, start.toFile());
      return problem == null ? problemOfChain(config, command, start) : problem;
    }
    int uid = userOf(config);
    StartupPosix.User user = accounts.userById(uid);
    if (accounts.uid() != 0) {
      return cannotSwitch(uid, "Can't drop privilege as nonroot user");
    }
    if (user == null) {
      return cannotSwitch(uid, "Can't find uid " + uid);
    }
    UserRights rights = new UserRights(uid, chain.groupsOf(config, user));
    if (directory != null) {
      int errno = start.toFile().isFile() ? Errno.ENOTDIR : rights.errnoOf(start);
      if (errno != 0) {
        return cannotChdir(directory, errno);
      }
    }
    Path file = start.resolve(command.file());
    int errno = rights.errnoOf(file);
    if (errno == 0 && PlainText.isIn(file.toString())) {
      errno = Errno.ENOEXEC;
    }
    return errno == 0 ? chain.refusal(config) : cannotExec(command.words().get(0), errno);
  }

  /** What would fail in the commands before a program of the daemon's own user. */
  private @Nullable String problemOfChain(
      ProcessConfig config, CommandLookup.Command command, Path start) {
    if (!chain.isNeeded(config)) {
      return null;
    }
    String refusal = chain.refusal(config);
    boolean isPlain = refusal == null && PlainText.isIn(start.resolve(command.file()).toString());
    return isPlain ? cannotExec(command.words().get(0), Errno.ENOEXEC) : refusal;
  }

  private static @Nullable String problemOf(String directory, File start) {
    if (!start.isDirectory()) {
      return cannotChdir(directory, start.exists() ? Errno.ENOTDIR : Errno.ENOENT);
    }
    return start.canExecute() ? null : cannotChdir(directory, Errno.EACCES);
  }

  private static int userOf(ProcessConfig config) {
    Integer uid = config.uid();
    return uid == null ? -1 : uid;
  }

  private static String cannotSwitch(int uid, String why) {
    return "supervisor: couldn't setuid to " + uid + ": " + why;
  }

  private static String cannotChdir(String directory, int errno) {
    return "supervisor: couldn't chdir to " + directory + ": " + Errno.name(errno);
  }

  private static String cannotExec(String program, int errno) {
    return "supervisor: couldn't exec " + program + ": " + Errno.name(errno);
  }

  private int spawnStandIn(String problem, List<byte[]> environment, Streams streams)
      throws PosixException {
    List<String> words = List.of("/bin/sh", "-c", STAND_IN, "sh", problem, NOT_SPAWNED);
    return posix.spawn(request("/bin/sh", words, environment, streams, null, null));
  }

  private static SpawnRequest request(
      String file,
      List<String> words,
      List<byte[]> environment,
      Streams streams,
      @Nullable String directory,
      @Nullable Integer umask) {
    List<byte[]> arguments = new ArrayList<>(words.size());
    for (String word : words) {
      arguments.add(LosslessText.encode(word));
    }
    return new SpawnRequest(
        file.getBytes(StandardCharsets.UTF_8),
        arguments,
        environment,
        streams.stdin(),
        streams.stdout(),
        streams.stderr(),
        directory == null ? null : LosslessText.encode(directory),
        umask,
        streams.further());
  }
}
