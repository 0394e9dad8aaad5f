package org.jsupervisor.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.Accounts;
import org.jsupervisor.config.value.ConfigException;

/** Checks and completes the paths a configuration names (daemon.md 1.5). */
final class Paths {
  private static final String[] TEMPORARY_VARIABLES = {"TMPDIR", "TEMP", "TMP"};
  private static final String[] TEMPORARY_DIRECTORIES = {"/tmp", "/var/tmp", "/usr/tmp"};

  private final LoaderEnvironment environment;

  Paths(LoaderEnvironment environment) {
    this.environment = environment;
  }

  /** A directory that exists, {@code ~} expanded. */
  String existingDirectory(String text) {
    String path = expandUser(text);
    if (environment.requiresPaths() && !isDirectory(path)) {
      throw new ConfigException(text + " is not an existing directory");
    }
    return path;
  }

  /** A path whose directory part, if any, exists, {@code ~} expanded. */
  String inExistingDirectory(String text) {
    String path = expandUser(text);
    String directory = PosixPath.directory(path);
    if (environment.requiresPaths() && !directory.isEmpty() && !isDirectory(directory)) {
      throw new ConfigException(
          "The directory named as part of the path " + text + " does not exist");
    }
    return path;
  }

  /** Made absolute against the working directory, {@code ~} expanded. */
  String normalized(String text) {
    return absolute(expandUser(text));
  }

  String absolute(String path) {
    return PosixPath.absolute(environment.workingDirectory(), path);
  }

  boolean exists(String path) {
    Path file = file(path);
    return file != null && Files.exists(file);
  }

  /** As {@link #exists}, but a dangling symbolic link counts too. */
  boolean isPresent(String path) {
    Path file = file(path);
    return file != null && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  boolean isDirectory(String path) {
    Path file = file(path);
    return file != null && Files.isDirectory(file);
  }

  /** The file of that name, null if no file can have it. */
  @Nullable Path file(String path) {
    if (path.isEmpty()) {
      return null;
    }
    try {
      return Path.of(PosixPath.join(environment.workingDirectory(), path));
    } catch (InvalidPathException notRepresentable) {
      return null;
    }
  }

  /** Where temporary files go: the first writable directory of the usual ones. */
  String temporaryDirectory() {
    for (String variable : TEMPORARY_VARIABLES) {
      String directory = environment.environment().get(variable);
      if (directory != null && !directory.isEmpty() && isWritable(directory)) {
        return absolute(directory);
      }
    }
    for (String directory : TEMPORARY_DIRECTORIES) {
      if (isWritable(directory)) {
        return directory;
      }
    }
    return environment.workingDirectory();
  }

  private boolean isWritable(String path) {
    Path file = file(path);
    return file != null && Files.isDirectory(file) && Files.isWritable(file);
  }

  /** Replaces a leading {@code ~} or {@code ~user} by that user's home, if it is known. */
  String expandUser(String path) {
    if (!path.startsWith("~")) {
      return path;
    }
    int slash = path.indexOf('/');
    int end = slash < 0 ? path.length() : slash;
    String home = home(path.substring(1, end));
    if (home == null) {
      return path;
    }
    int homeEnd = home.length();
    while (homeEnd > 0 && home.charAt(homeEnd - 1) == '/') {
      homeEnd--;
    }
    String expanded = home.substring(0, homeEnd) + path.substring(end);
    return expanded.isEmpty() ? "/" : expanded;
  }

  private @Nullable String home(String user) {
    String home = environment.environment().get("HOME");
    if (user.isEmpty() && home != null) {
      return home;
    }
    Accounts accounts = environment.accounts();
    Optional<Accounts.Account> account =
        user.isEmpty() ? accounts.userNumbered(environment.uid()) : accounts.userNamed(user);
    return account.isPresent() ? account.get().home() : null;
  }
}
