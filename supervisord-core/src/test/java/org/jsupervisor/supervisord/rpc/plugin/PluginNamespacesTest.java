package org.jsupervisor.supervisord.rpc.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.config.plugin.RpcFactory;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.server.MethodTable;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.supervisord.control.ScriptedDaemon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginNamespacesTest {
  private ScriptedDaemon daemon;
  private final List<String> written = new ArrayList<>();
  private final MethodTable methods = new MethodTable();

  @BeforeEach
  void begin(@TempDir Path directory) {
    daemon =
        new ScriptedDaemon(
                directory,
                """
                [program:one]
                command=/bin/cat one
                [program:off]
                command=/bin/cat off
                autostart=false
                """)
            .beginAndStay();
    register("t", RpcFactory.TWIDDLER, Map.of());
    register("c", RpcFactory.CACHE, Map.of());
    register("l", RpcFactory.LAFORGE, Map.of());
  }

  private boolean register(String name, RpcFactory factory, Map<String, String> options) {
    return new PluginNamespaces(
            daemon.control, daemon.editor, (level, text) -> written.add(level.code() + " " + text))
        .register(methods, new RpcInterfaceConfig(name, factory.spec(), options));
  }

  private Object call(String method, Object... params) {
    try {
      return methods.call(method, new ArrayList<>(List.of(params)));
    } catch (XmlRpcFault e) {
      throw new AssertionError(method + ": " + e.code() + " " + e.text(), e);
    }
  }

  private String fault(String method, Object... params) {
    XmlRpcFault fault =
        catchThrowableOfType(
            XmlRpcFault.class, () -> methods.call(method, new ArrayList<>(List.of(params))));
    return Objects.requireNonNull(fault, method).code() + " " + fault.text();
  }

  private Object add(String group, String program, Map<String, ?> options) {
    return call("t.addProgramToGroup", group, program, options);
  }

  @Test
  void onlyPluginsAreRegistered() {
    assertThat(register("s", RpcFactory.MAIN, Map.of())).isFalse();
    assertThat(register("v", RpcFactory.SUPVISORS, Map.of())).isFalse();
    assertThat(methods.names()).noneMatch(name -> name.startsWith("s.") || name.startsWith("v."));
  }

  @Test
  void addedProgramStartsAndCanBeRemovedOnceStopped() {
    assertThat(add("one", "two", Map.of("command", "/bin/cat two"))).isEqualTo(true);
    daemon.pass(2);
    assertThat(daemon.state("one:two")).isEqualTo(ProcessState.RUNNING);
    assertThat(fault("t.removeProcessFromGroup", "one", "two")).isEqualTo("91 STILL_RUNNING: two");
    daemon.stop("one:two", false);
    daemon.settle();
    assertThat(call("t.removeProcessFromGroup", "one", "two")).isEqualTo(true);
    assertThat(fault("t.removeProcessFromGroup", "one", "two")).isEqualTo("10 BAD_NAME: two");
    daemon.pass(60);
    assertThat(daemon.spawnedNames()).containsExactly("one", "two");
  }

  @Test
  void rereadFindsAnEditedGroupChanged() throws Exception {
    add("off", "more", Map.of("command", "/bin/cat more", "autostart", false));
    assertThat(daemon.control.reloadConfig().changed()).containsExactly("off");
    call("t.removeProcessFromGroup", "off", "more");
    assertThat(daemon.control.reloadConfig().changed()).isEmpty();
  }

  @Test
  void namesThatAreTakenOrUnknownAreRefused() {
    Map<String, String> options = Map.of("command", "/bin/cat");
    assertThat(fault("t.addProgramToGroup", "one", "one", options)).isEqualTo("10 BAD_NAME: one");
    assertThat(fault("t.addProgramToGroup", "none", "x", options))
        .isEqualTo("10 BAD_NAME: group: none");
    assertThat(fault("t.removeProcessFromGroup", "none", "x"))
        .isEqualTo("10 BAD_NAME: group: none");
    assertThat(fault("t.addProgramToGroup", "one", "x", Map.of()))
        .startsWith("2 INCORRECT_PARAMETERS: program section program:x does not specify a command");
    assertThat(fault("t.addProgramToGroup", "one", "x", "text"))
        .isEqualTo("2 INCORRECT_PARAMETERS");
    assertThat(fault("t.addProgramToGroup", "one", "x", Map.of("command", List.of("a"))))
        .isEqualTo("2 INCORRECT_PARAMETERS");
  }

  @Test
  void addedGroupTakesProgramsAndCanBeRemoved() throws Exception {
    assertThat(call("t.addGroup", "new", 5)).isEqualTo(true);
    assertThat(call("t.getGroupNames")).isEqualTo(List.of("off", "one", "new"));
    assertThat(fault("t.addGroup", "new", 5)).isEqualTo("10 BAD_NAME: new");
    assertThat(fault("t.addGroup", "a b", 5)).startsWith("2 INCORRECT_PARAMETERS: Invalid name");
    assertThat(fault("t.addGroup", "other", "many")).isEqualTo("2 INCORRECT_PARAMETERS");
    add("new", "two", Map.of("command", "/bin/cat two", "startsecs", 0));
    daemon.pass(1);
    assertThat(daemon.state("new:two")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.control.reloadConfig().removed()).containsExactly("new");
  }

  @Test
  void linesGoToTheMainLogAtTheLevelNamed() {
    call("t.log", "plain");
    call("t.log", "named", "warn");
    call("t.log", "numbered", 50);
    assertThat(written).containsExactly("INFO plain", "WARN named", "CRIT numbered");
    assertThat(fault("t.log", "x", "ERROR")).isEqualTo("2 INCORRECT_PARAMETERS");
    assertThat(fault("t.log", "x", true)).isEqualTo("2 INCORRECT_PARAMETERS");
  }

  @Test
  void whitelistClosesTheOtherMethods() {
    register("w", RpcFactory.TWIDDLER, Map.of("whitelist", "getAPIVersion, log"));
    assertThat(call("w.getAPIVersion")).isEqualTo("1.0");
    assertThat(fault("w.getGroupNames")).isEqualTo("230 NOT_IN_WHITELIST: getGroupNames");
  }

  @Test
  void cacheKeepsValuesUnderSortedKeys() {
    call("c.store", "b", "text");
    call("c.store", "a", List.of(1, Map.of("x", true)));
    call("c.store", "b", "other");
    assertThat(call("c.getKeys")).isEqualTo(List.of("a", "b"));
    assertThat(call("c.getCount")).isEqualTo(2);
    assertThat(call("c.fetch", "b")).isEqualTo("other");
    assertThat(call("c.delete", "nope")).isEqualTo(true);
    call("c.delete", "b");
    assertThat(fault("c.fetch", "b")).isEqualTo("10 BAD_NAME");
    call("c.clear");
    assertThat(call("c.getCount")).isEqualTo(0);
    assertThat(fault("c.store", "", "x"))
        .isEqualTo("10 BAD_NAME: Cache key must be a non-empty string");
  }

  @Test
  void fullCacheRefusesUntilSomethingIsForgotten() {
    String big = "x".repeat(CacheNamespace.CAPACITY - 100);
    call("c.store", "big", big);
    assertThat(fault("c.store", "more", "y".repeat(100)))
        .startsWith("30 FAILED: cannot store more");
    call("c.store", "big", big);
    call("c.delete", "big");
    call("c.store", "more", big);
    call("c.clear");
    call("c.store", "big", big);
    assertThat(call("c.getCount")).isEqualTo(1);
  }

  @Test
  void killSignalsWhatRunsAndFaultsInItsOwnWords() {
    daemon.child("one").ignoreSignals();
    assertThat(call("l.killProcess", "one", "usr1")).isEqualTo(true);
    assertThat(daemon.child("one").signals()).containsExactly(10);
    assertThat(fault("l.killProcess", "one", "NOPE")).isEqualTo("3 BAD_ARGUMENTS: NOPE");
    assertThat(fault("l.killProcess", "off", "NOPE")).isEqualTo("3 BAD_ARGUMENTS: NOPE");
    assertThat(fault("l.killProcess", "off", "USR1")).isEqualTo("70 NOT_RUNNING");
    assertThat(fault("l.killProcess", "none", "NOPE")).isEqualTo("10 BAD_NAME: none");
    assertThat(fault("l.killProcessGroup", "none", "USR1")).isEqualTo("10 BAD_NAME: none");
    assertThat((List<?>) call("l.killProcess", "one:*", 10)).hasSize(1);
    assertThat((List<?>) call("l.killProcessGroup", "off", "USR1")).isEmpty();
    daemon.stop("one", false);
    assertThat(fault("l.killProcess", "one", "USR1")).isEqualTo("70 NOT_RUNNING");
  }

  @Test
  void onlyLaforgeIsClosedDuringARestart() {
    daemon.supervisor.restart();
    assertThat(call("t.getAPIVersion")).isEqualTo("1.0");
    assertThat(call("c.getAPIVersion")).isEqualTo("0.2");
    assertThat(fault("l.getAPIVersion")).isEqualTo("6 SHUTDOWN_STATE");
    daemon.supervisor.shutdown();
    assertThat(fault("t.getAPIVersion")).isEqualTo("6 SHUTDOWN_STATE");
    assertThat(fault("c.getAPIVersion")).isEqualTo("6 SHUTDOWN_STATE");
  }

  @Test
  void signaturesAreThoseOfTheOriginals() {
    assertThat(call("system.methodSignature", "t.addProgramToGroup"))
        .isEqualTo(List.of("boolean", "string", "string", "struct"));
    assertThat(call("system.methodSignature", "t.getAPIVersion")).isEqualTo(List.of("int"));
    assertThat(call("system.methodSignature", "t.log"))
        .isEqualTo(List.of("boolean", "string", "string|int"));
    assertThat(call("system.methodSignature", "c.getCount")).isEqualTo(List.of("integer"));
    assertThat(call("system.methodSignature", "l.killProcessGroup"))
        .isEqualTo(List.of("struct", "string", "string"));
  }
}
