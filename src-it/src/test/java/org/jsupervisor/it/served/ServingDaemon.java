package org.jsupervisor.it.served;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.jsupervisor.it.wire.RpcFault;
import org.jsupervisor.it.wire.XmlRpc;

/** A daemon in a directory and on a port of its own, for clients to talk to. */
public record ServingDaemon(Sandbox sandbox, Product product, Path directory, int port) {

  /** Serves with that product while the client is used; answers what the client showed. */
  public static String use(
      Sandbox sandbox, Product product, String sections, Function<ServingDaemon, String> client) {
    Machine.assumeInstalled(product);
    // The names are equally long, so that tables have the same widths.
    Path directory =
        sandbox.directory().resolve(product == Product.STOCK ? "stock" : "jours").toAbsolutePath();
    ServingDaemon daemon = new ServingDaemon(sandbox, product, directory, Machine.freePort());
    daemon.write("supervisord.conf", Launch.standard(sections));
    Command.Started started =
        daemon.command(product.daemon(), "-n", "-c", "supervisord.conf").start();
    try {
      Await.until("everything that is to start runs", daemon::hasSettled);
      return daemon.normal(client.apply(daemon));
    } finally {
      started.process().destroy();
      started.await(Duration.ofSeconds(60));
    }
  }

  public Path socket() {
    return directory.resolve("s.sock");
  }

  public Command command(Object... words) {
    return sandbox.command(words).in(directory).with("TZ", "UTC");
  }

  /** Writes a file, with the placeholders replaced. */
  public Path write(String name, String text) {
    try {
      Files.createDirectories(directory);
      return Files.writeString(directory.resolve(name), filled(text));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name, e);
    }
  }

  /** Adds sections to the configuration, to be noticed when it is read again. */
  public void extend(String sections) {
    try {
      Path file = directory.resolve("supervisord.conf");
      Files.writeString(file, filled(sections), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot extend the configuration", e);
    }
  }

  /** Copies a resource of the tests into the directory. */
  public Path resource(String name) {
    return write(name.substring(name.lastIndexOf('/') + 1), text(name));
  }

  public static String text(String name) {
    try (InputStream in = ServingDaemon.class.getResourceAsStream("/" + name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private String filled(String text) {
    return text.replace("@DIR@", directory.toString()).replace("@PORT@", Integer.toString(port));
  }

  private boolean hasSettled() {
    try {
      List<?> all =
          (List<?>) new XmlRpc(HttpTarget.unix(socket())).call("supervisor.getAllProcessInfo");
      return !all.isEmpty() && all.stream().allMatch(each -> isSettled((Map<?, ?>) each));
    } catch (IOException | RpcFault e) {
      return false;
    }
  }

  /** Programs called off are not started. */
  private static boolean isSettled(Map<?, ?> info) {
    return String.valueOf(info.get("name")).startsWith("off")
        || "RUNNING".equals(info.get("statename"));
  }

  private String normal(String text) {
    return text.replace(directory.toString(), "@DIR@")
        .replace(Integer.toString(port), "@PORT@")
        .replaceAll("\\b4\\.(2\\.5|3\\.0)\\b", "@VERSION@")
        .replaceAll("pid \\d+, uptime [0-9:]+", "pid @PID@, uptime @UPTIME@")
        .replaceAll("[A-Z][a-z]{2} \\d{2} \\d{2}:\\d{2} [AP]M", "@STOPTIME@")
        .replaceAll("---supervisor-\\w{8}\\.log", "---supervisor-@RANDOM@.log")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}", "@TIME@");
  }
}
