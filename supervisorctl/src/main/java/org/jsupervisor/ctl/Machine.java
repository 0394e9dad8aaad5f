package org.jsupervisor.ctl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsupervisor.config.LoaderEnvironment;
import org.jsupervisor.config.value.Accounts;

/** What the client's configuration sees of this machine; the user database is read when asked. */
final class Machine implements Accounts {
  private static final String UID_LABEL = "\nUid:\t";

  private Machine() {}

  static LoaderEnvironment environment() {
    return new LoaderEnvironment(
        System.getenv(),
        read("/proc/sys/kernel/hostname").strip(),
        Path.of("").toAbsolutePath().toString(),
        uid(),
        new Machine(),
        true);
  }

  private static int uid() {
    String status = read("/proc/self/status");
    int start = status.indexOf(UID_LABEL) + UID_LABEL.length();
    return Integer.parseInt(status, start, status.indexOf('\t', start), 10);
  }

  private static String read(String file) {
    try {
      return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Override
  public Optional<Account> userNamed(String name) {
    return find(name, -1);
  }

  @Override
  public Optional<Account> userNumbered(int uid) {
    return find("", uid);
  }

  private static Optional<Account> find(String name, int uid) {
    for (String line : read("/etc/passwd").split("\n", -1)) {
      String[] fields = line.split(":", -1);
      if (fields.length >= 6 && (fields[0].equals(name) || fields[2].equals(String.valueOf(uid)))) {
        return Optional.of(
            new Account(
                fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), fields[5]));
      }
    }
    return Optional.empty();
  }

  /** Nothing the client reads names a group. */
  @Override
  public OptionalInt groupNamed(String name) {
    return OptionalInt.empty();
  }

  @Override
  public boolean hasGroupNumbered(int gid) {
    return false;
  }
}
