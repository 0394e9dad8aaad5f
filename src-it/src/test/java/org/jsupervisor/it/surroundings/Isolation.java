package org.jsupervisor.it.surroundings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.Sandbox;

/** Commands in namespaces of their own, and a distribution every user may read. */
final class Isolation {
  private Isolation() {}

  /** Skips the test where namespaces may not be made. */
  static void assumeNamespaces(Sandbox sandbox) {
    Machine.assumeRoot();
    Requirement.need(
        inOwnPids(sandbox, "mount", "--bind", "/tmp", "/tmp").run().exit() == 0,
        "namespaces may not be made here");
  }

  /** A command that is process 1 of its own process namespace. */
  static Command inOwnPids(Sandbox sandbox, Object... command) {
    return sandbox.command(
        words("unshare", "--pid", "--fork", "--kill-child", "--mount-proc", command));
  }

  /** A command to which that file is {@code /etc/group}. */
  static Command withGroups(Sandbox sandbox, Path groups, Object... command) {
    String script = "mount --bind \"$0\" /etc/group && exec \"$@\"";
    return sandbox.command(words("unshare", "--mount", "sh", "-c", script, groups, command));
  }

  /** A command to which that socket is {@code /dev/log}. */
  static Command withSyslog(Sandbox sandbox, Path socket, Object... command) {
    Path script = sandbox.resource("private_dev.sh");
    return sandbox.command(words("unshare", "--mount", "sh", script, socket, command));
  }

  /** The daemon's program, or a copy of it if others than root may not get at it. */
  static Path daemonForEverybody(Sandbox sandbox) {
    Path program = sandbox.daemonProduct().daemon();
    if (!Machine.isRoot()
        || sandbox.daemonProduct() == Product.STOCK
        || sandbox.command("test", "-x", program).as("nobody", "nogroup").run().exit() == 0) {
      return program;
    }
    Path distribution = program.resolveSibling("..").normalize();
    Path copy = sandbox.directory().resolve("distribution");
    sandbox.command("cp", "-r", distribution, copy).run().orFail();
    sandbox.command("chmod", "-R", "a+rX", copy).run().orFail();
    return copy.resolve("bin").resolve(program.getFileName().toString());
  }

  /** Lets every user write into the sandbox. */
  static void open(Sandbox sandbox) {
    try {
      Files.setPosixFilePermissions(
          sandbox.directory(),
          java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open " + sandbox.directory(), e);
    }
  }

  /** The numeric id of a user. */
  static String uid(Sandbox sandbox, String user) {
    return sandbox.command("id", "-u", user).run().orFail().stdout().trim();
  }

  /** One list of all the words, arrays among them laid open. */
  private static Object[] words(Object... parts) {
    List<Object> words = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof Object[] several) {
        words.addAll(List.of(several));
      } else {
        words.add(part);
      }
    }
    return words.toArray();
  }
}
