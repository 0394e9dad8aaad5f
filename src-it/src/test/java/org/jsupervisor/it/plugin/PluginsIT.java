package org.jsupervisor.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.RpcFault;
import org.junit.jupiter.api.Test;

/** What the distribution does with sections that name Python plugins. */
@PrivateDaemon
class PluginsIT {
  private static final String SUPVISORS =
      """
      [rpcinterface:supvisors]
      supervisor.rpcinterface_factory = supvisors.plugin:make_supvisors_rpcinterface
      anything = else
      [ctlplugin:supvisors]
      supervisor.ctl_factory = supvisors.supvisorsctl:make_supvisors_controller_plugin
      """;

  @Test
  void pluginThatCannotRunHereIsMissingButNothingElse(Sandbox sandbox) {
    ours(sandbox);
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            SUPVISORS
                + """
                [rpcinterface:multivisor]
                supervisor.rpcinterface_factory = multivisor.rpc:make_rpc_interface
                bind=*:9002
                """);
    daemon
        .log()
        .await(
            "WARN \\[rpcinterface:multivisor\\] factory multivisor.rpc:make_rpc_interface is a"
                + " Python plugin and cannot run here; namespace multivisor is unavailable");
    assertThat(daemon.log().count("WARN .*namespace supvisors is unavailable")).isEqualTo(1);
    assertThatThrownBy(() -> daemon.rpc("supvisors.get_api_version"))
        .isInstanceOfSatisfying(RpcFault.class, fault -> assertThat(fault.code()).isEqualTo(1));
    assertThat(daemon.rpc("supervisor.getIdentification")).isEqualTo("supervisor");
  }

  @Test
  void clientTellsOfAMissingPluginInTheShellOnly(Sandbox sandbox) {
    ours(sandbox);
    RunningDaemon daemon = Launch.start(sandbox, SUPVISORS);
    assertThat(daemon.ctl("pid").stderr()).isEmpty();
    Outcome shell =
        sandbox
            .client("-c", sandbox.directory().resolve("supervisord.conf"))
            .input("version\npid\nsstatus\n")
            .run();
    assertThat(shell.stderr())
        .isEqualTo(
            "[ctlplugin:supvisors] factory supvisors.supvisorsctl:make_supvisors_controller_plugin"
                + " is a Python plugin and cannot run here; its actions are unavailable\n");
    assertThat(shell.stdout()).contains("*** Unknown syntax: sstatus");
  }

  @Test
  void strictPluginsRefuseWhatCannotRunHere(Sandbox sandbox) {
    ours(sandbox);
    String config =
        Launch.standard(SUPVISORS)
            .replace("[supervisord]\n", "[supervisord]\nstrict_plugins=true\n")
            .replace("[supervisorctl]\n", "[supervisorctl]\nstrict_plugins=true\n");
    Path file = sandbox.write("strict.conf", config);
    Outcome daemon = sandbox.daemon("-n", "-c", file).run();
    assertThat(daemon.exit()).isEqualTo(2);
    assertThat(daemon.stderr())
        .startsWith(
            "Error: supvisors.plugin:make_supvisors_rpcinterface cannot be resolved within"
                + " [rpcinterface:supvisors]\n");
    Outcome client = sandbox.client("-c", file, "pid").run();
    assertThat(client.exit()).isEqualTo(2);
    assertThat(client.stderr())
        .startsWith(
            "Error: supvisors.supvisorsctl:make_supvisors_controller_plugin cannot be resolved"
                + " within [ctlplugin:supvisors]\n");
  }

  @Test
  void checkKnowsTheSpecs(Sandbox sandbox) {
    ours(sandbox);
    String builtIn =
        """
        [rpcinterface:twiddler]
        supervisor.rpcinterface_factory = supervisor_twiddler.rpcinterface:make_twiddler_rpcinterface
        whitelist = log
        """;
    Path file = sandbox.write("check.conf", Launch.standard(builtIn + SUPVISORS));
    Outcome check = sandbox.daemon("--check", "-c", file).run();
    assertThat(check.exit()).isZero();
    assertThat(check.stdout() + check.stderr())
        .contains("namespace supvisors is unavailable")
        .doesNotContain("twiddler");
  }

  @Test
  void mainInterfaceServesUnderAnyName(Sandbox sandbox) {
    ours(sandbox);
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [rpcinterface:other]
            supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
            [rpcinterface:store]
            supervisor.rpcinterface_factory = supervisor_cache.rpcinterface:make_cache_rpcinterface
            """);
    assertThat(daemon.rpc("other.getPID")).isEqualTo((int) daemon.pid());
    assertThat(daemon.rpc("store.getCount")).isEqualTo(0);
    assertThatThrownBy(() -> daemon.rpc("cache.getCount")).isInstanceOf(RpcFault.class);
  }

  @Test
  void optionAFactoryDoesNotTakeRefusesTheStart(Sandbox sandbox) {
    ours(sandbox);
    Path file =
        sandbox.write(
            "option.conf",
            Launch.standard(
                """
                [rpcinterface:tw]
                supervisor.rpcinterface_factory=supervisor_twiddler.rpcinterface:make_twiddler_rpcinterface
                retries=1
                """));
    Outcome daemon = sandbox.daemon("-n", "-c", file).run();
    assertThat(daemon.exit()).isEqualTo(2);
    assertThat(daemon.stderr()).startsWith("Error: Could not make tw rpc interface\n");
  }

  @Test
  void supervisorupStartsTheDaemonAndThenThePrograms(Sandbox sandbox) {
    ours(sandbox);
    Path file =
        sandbox.write(
            "supervisord.conf",
            Launch.standard(
                """
                [program:cat]
                command=/bin/cat
                autostart=false
                [program:missing]
                command=/nowhere
                autostart=false
                """));
    Outcome first = up(sandbox, file, "cat");
    assertThat(first.stderr()).isEqualTo("Starting supervisord\n");
    assertThat(first.stdout()).isEqualTo("Starting cat\n");
    assertThat(first.exit()).isZero();
    Outcome again = up(sandbox, file, "cat");
    assertThat(again.stderr()).isEqualTo("cat is already running\n");
    assertThat(again.stdout()).isEmpty();
    assertThat(up(sandbox, file).exit()).isZero();
    Outcome missing = up(sandbox, file, "missing");
    assertThat(missing.stderr()).isEqualTo("missing: ERROR (no such file)\n");
    assertThat(missing.exit()).isEqualTo(1);
    Outcome unknown = up(sandbox, file, "nobody");
    assertThat(unknown.stderr()).isEqualTo("nobody: ERROR (no such process)\n");
    assertThat(unknown.exit()).isEqualTo(1);
    sandbox.client("-c", file, "shutdown").run().orFail();
  }

  private static Outcome up(Sandbox sandbox, Path file, String... names) {
    Object[] words = new Object[names.length + 1];
    words[0] = Product.OURS.daemon().resolveSibling("supervisorup");
    System.arraycopy(names, 0, words, 1, names.length);
    return sandbox.command(words).with("MR_LAFORGE_SUPERVISOR_ARGS", "-c " + file).run();
  }

  private static void ours(Sandbox sandbox) {
    sandbox.using(Product.OURS, Product.OURS);
  }
}
