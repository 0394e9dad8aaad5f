package org.jsupervisor.it.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.daemon.TextFile;
import org.jsupervisor.it.wire.HttpTarget;
import org.jsupervisor.it.wire.RpcFault;
import org.jsupervisor.it.wire.XmlRpc;

/** One daemon with all plugins, in a directory of its own, and its client. */
final class PluginDaemon implements AutoCloseable {
  private static final String PLUGINS =
      """
      [rpcinterface:twiddler]
      supervisor.rpcinterface_factory=supervisor_twiddler.rpcinterface:make_twiddler_rpcinterface
      [rpcinterface:cache]
      supervisor.rpcinterface_factory = supervisor_cache.rpcinterface:make_cache_rpcinterface
      [rpcinterface:laforge]
      supervisor.rpcinterface_factory = mr.laforge.rpcinterface:make_laforge_rpcinterface
      [ctlplugin:cache]
      supervisor.ctl_factory = supervisor_cache.controllerplugin:make_cache_controllerplugin
      [ctlplugin:laforge]
      supervisor.ctl_factory=mr.laforge.controllerplugin:make_laforge_controllerplugin
      [ctlplugin:quick]
      supervisor.ctl_factory = supervisor_quick:make_quick_controllerplugin
      [ctlplugin:wild]
      supervisor.ctl_factory = supervisorwildcards.controllerplugin:make_wildcards_controllerplugin
      [ctlplugin:serial]
      supervisor.ctl_factory = \
      supervisorserialrestart.controllerplugin:make_serialrestart_controllerplugin
      """;

  private final Sandbox sandbox;
  private final Product product;
  private final String pythonPath;
  private final Path directory;
  private final Command.Started started;

  /** Starts the daemon on the usual head, all plugins and these sections. */
  PluginDaemon(Sandbox sandbox, Product product, String sections)
      throws IOException, InterruptedException {
    this.sandbox = sandbox;
    this.product = product;
    this.pythonPath = PythonPackages.install();
    this.directory =
        Files.createDirectory(
            sandbox.directory().resolve(product == Product.STOCK ? "stock" : "jours"));
    Files.writeString(
        directory.resolve("s.conf"),
        Launch.standard(PLUGINS + sections).replace("@DIR@", directory.toString()));
    this.started = command(product.daemon(), "-n", "-c", "s.conf").start();
    Await.until("the daemon answers", target()::accepts);
  }

  private Command command(Object... words) {
    Command command = sandbox.command(words).in(directory);
    return product == Product.STOCK ? command.with("PYTHONPATH", pythonPath) : command;
  }

  private HttpTarget target() {
    return HttpTarget.unix(directory.resolve("s.sock"));
  }

  TextFile log() {
    return new TextFile(directory.resolve("main.log"));
  }

  /** The answer to a call, or the fault as text. */
  String call(String method, Object... arguments) {
    try {
      return String.valueOf(new XmlRpc(target()).call(method, arguments));
    } catch (RpcFault fault) {
      return fault.code() + " " + fault.getMessage();
    } catch (IOException e) {
      return "no answer";
    }
  }

  String state(String name) {
    return call("supervisor.getProcessInfo", name).replaceAll("(?s).*statename=(\\w+).*", "$1");
  }

  void await(String name, String state) {
    Await.until(name + " is " + state, () -> state(name).equals(state));
  }

  Outcome ctl(String line) {
    return command(product.client(), "-c", "s.conf", line).run();
  }

  /** What the client prints, with its exit status; the place in the original's code left out. */
  String told(String line) {
    Outcome outcome = ctl(line);
    String text = outcome.stdout().replaceAll(": file: /\\S+ line: \\d+", "") + outcome.stderr();
    return text + "exit " + outcome.exit();
  }

  /** The same with the lines sorted, for what acts on several processes at a time. */
  List<String> toldInAnyOrder(String line) {
    List<String> lines = new ArrayList<>(told(line).lines().toList());
    lines.sort(null);
    return lines;
  }

  @Override
  public void close() {
    if (started.process().isAlive()) {
      Machine.signal(started.process().pid(), "TERM");
      started.await(Duration.ofSeconds(60));
    }
  }
}
