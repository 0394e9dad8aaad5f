package org.jsupervisor.it.server;

import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Sandbox;

/** A php-fpm in the foreground with one pool on the sandbox's port. */
public final class PhpFpm {
  private static final String CONFIG =
      """
      [global]
      pid = @DIR@/fpm.pid
      error_log = @DIR@/fpm.log
      daemonize = no
      [www]
      %s
      listen = 127.0.0.1:@PORT@
      """;

  /** Two workers, always. */
  public static final String STATIC =
      """
      pm = static
      pm.max_children = 2
      """;

  private PhpFpm() {}

  public static Path program() {
    return Machine.program("php-fpm*");
  }

  /**
   * Writes its configuration.
   *
   * @param name the file
   * @param options further lines of the pool
   */
  public static void write(Sandbox sandbox, String name, String options) {
    String account = Machine.isRoot() ? "user = www-data\ngroup = www-data" : "";
    sandbox.write(name, CONFIG.formatted(account) + options);
  }

  /** Waits until a master has two workers, none of them among these. */
  public static void awaitOtherWorkers(long master, List<Long> workers) {
    Await.until(
        "new workers under the same master",
        () -> {
          List<Long> now = ProcFs.children(master);
          return now.size() == 2 && now.stream().noneMatch(workers::contains);
        });
  }

  /** Asks for a page in the sandbox; the answer is the command's output. */
  public static Command request(Sandbox sandbox, String page) {
    return sandbox
        .command(Machine.program("cgi-fcgi"), "-bind", "-connect", "127.0.0.1:" + sandbox.port())
        .with("REQUEST_METHOD", "GET")
        .with("SCRIPT_FILENAME", sandbox.directory() + "/" + page);
  }
}
