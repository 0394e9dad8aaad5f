package org.jsupervisor.supervisord.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.api.SupervisorState;
import org.jsupervisor.rpc.server.MethodTable;
import org.jsupervisor.rpc.server.Pending;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcWriter;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.surface.FakeControl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisorNamespaceTest {
  private final FakeControl control = new FakeControl();
  private final MethodTable table = new MethodTable();
  private final ArrayDeque<Runnable> turns = new ArrayDeque<>();

  @BeforeEach
  void register() {
    SupervisorNamespace.register(table, "supervisor", control, turns::add);
    control.add("cat", "cat", ProcessState.RUNNING);
    control.add("web", "web_00", ProcessState.STOPPED);
  }

  private Object call(String method, Object... params) throws XmlRpcFault {
    return table.call("supervisor." + method, new ArrayList<>(List.of(params)));
  }

  private static String xml(Object value) {
    return StandardCharsets.UTF_8.decode(XmlRpcWriter.response(value)).toString().replace("\n", "");
  }

  private void assertFault(int code, String text, String method, Object... params) {
    assertThatThrownBy(() -> call(method, params))
        .isInstanceOfSatisfying(
            XmlRpcFault.class,
            fault -> {
              assertThat(fault.text()).isEqualTo(text);
              assertThat(fault.code()).isEqualTo(code);
            });
  }

  @Test
  void fortyTwoMethodsAreThereUnderTheGivenName() {
    assertThat(table.names()).filteredOn(name -> name.startsWith("supervisor.")).hasSize(42);
    MethodTable renamed = new MethodTable();
    SupervisorNamespace.register(renamed, "foo", control, turns::add);
    assertThat(renamed.names()).contains("foo.getState").doesNotContain("supervisor.getState");
  }

  @Test
  void theDaemonTellsAboutItself() throws XmlRpcFault {
    assertThat(call("getAPIVersion")).isEqualTo("3.0");
    assertThat(call("getVersion")).isEqualTo("3.0");
    assertThat((String) call("getSupervisorVersion")).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(call("getIdentification")).isEqualTo("supervisor");
    assertThat(call("getPID")).isEqualTo(4711);
    assertThat(xml(call("getState")))
        .contains("<name>statecode</name><value><int>1</int></value>")
        .contains("<name>statename</name><value><string>RUNNING</string></value>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHUTDOWN", "RESTARTING"})
  void nothingButEventsIsAcceptedWhileStopping(String state) throws XmlRpcFault {
    control.state = SupervisorState.valueOf(state);
    assertFault(6, "SHUTDOWN_STATE", "getState");
    assertFault(6, "SHUTDOWN_STATE", "shutdown");
    assertFault(6, "SHUTDOWN_STATE", "startProcess", "cat");
    assertFault(6, "SHUTDOWN_STATE", "signalAllProcesses", "HUP");
    assertThat(control.requests).isEmpty();
    assertThat(call("sendRemoteCommEvent", "type", "data")).isEqualTo(true);
    assertThat(control.requests).containsExactly("event type data");
  }

  @Test
  void processInfoIsWrittenInTheOriginalsOrder() throws XmlRpcFault {
    String info = xml(call("getProcessInfo", "web:web_00"));
    int last = -1;
    for (String member :
        List.of(
            "name",
            "group",
            "start",
            "stop",
            "now",
            "state",
            "statename",
            "spawnerr",
            "exitstatus",
            "logfile",
            "stdout_logfile",
            "stderr_logfile",
            "pid",
            "description")) {
      int at = info.indexOf("<name>" + member + "</name>");
      assertThat(at).as(member).isGreaterThan(last);
      last = at;
    }
    assertThat(xml(call("getAllProcessInfo"))).contains("web_00").contains("<string>cat</string>");
    assertFault(10, "BAD_NAME: nope", "getProcessInfo", "nope");
    assertFault(10, "BAD_NAME: web:*", "getProcessInfo", "web:*");
    assertFault(2, "INCORRECT_PARAMETERS", "getProcessInfo");
    assertFault(2, "INCORRECT_PARAMETERS", "getProcessInfo", 5);
  }

  @Test
  void configurationIsReloadedAsAListInAList() throws XmlRpcFault {
    assertThat(call("reloadConfig"))
        .isEqualTo(List.of(List.of(List.of("fresh"), List.of("cat"), List.of("idle"))));
    control.refusal = new ControlFault(Fault.CANT_REREAD, "why");
    assertFault(92, "CANT_REREAD: why", "reloadConfig");
    control.refusal = new ControlFault(Fault.ALREADY_ADDED, "cat");
    assertFault(90, "ALREADY_ADDED: cat", "addProcessGroup", "cat");
  }

  @Test
  void changesOfGroupsAreStructs() throws XmlRpcFault {
    String members =
        "<member><name>group</name><value><string>g</string></value></member>"
            + "<member><name>whole</name><value><boolean>0</boolean></value></member>"
            + "<member><name>removed</name><value><array><data>";
    assertThat(xml(call("updateProcessGroup", "g")))
        .contains(members + "<value><string>a</string>");
    assertThat(xml(call("scaleProgram", "w", 3))).contains(members + "</data></array>");
    assertThat(call("scaleProgram", "w", "4")).isNotNull();
    assertFault(2, "INCORRECT_PARAMETERS", "scaleProgram", "w", "many");
    assertThat(control.requests).contains("update g", "scale w 3", "scale w 4");
  }

  @Test
  void startWaitsUnlessToldNotTo() throws XmlRpcFault {
    Pending pending = (Pending) call("startProcess", "cat");
    assertThat(pending.isDone()).isFalse();
    control.settle();
    assertThat(pending.result()).isEqualTo(true);
    call("stopProcess", "web:web_00", false);
    call("startAllProcesses", 0);
    assertThat(control.requests)
        .containsExactly("start cat true", "stop web:web_00 false", "start all false");
  }

  @Test
  void aFailedWaitIsAFault() throws XmlRpcFault {
    Pending pending = (Pending) call("startProcess", "cat");
    control.settle(new ControlFault(Fault.SPAWN_ERROR, "cat"));
    assertThatThrownBy(pending::result)
        .isInstanceOf(XmlRpcFault.class)
        .hasMessage("SPAWN_ERROR: cat");
  }

  @Test
  void groupFormsAnswerAnArrayOfResults() throws XmlRpcFault {
    Pending pending = (Pending) call("stopProcess", "web:*");
    control.settle();
    assertThat(control.requests).containsExactly("stop group web true");
    assertThat(xml(pending.result()))
        .contains("<name>name</name><value><string>a</string></value>")
        .contains("<name>status</name><value><int>80</int></value>")
        .contains("<name>description</name><value><string>BAD_SIGNAL: NOPE</string></value>");
  }

  @Test
  void anUnknownGroupIsNamedAsGiven() {
    control.refusal = new ControlFault(Fault.BAD_NAME, "nope");
    assertFault(10, "BAD_NAME: nope:*", "startProcess", "nope:*");
    assertFault(10, "BAD_NAME: nope:", "signalProcess", "nope:", "HUP");
    assertFault(10, "BAD_NAME: nope", "startProcessGroup", "nope");
  }

  @Test
  void signalsMayBeNumbers() throws XmlRpcFault {
    assertThat(call("signalProcess", "cat", 18)).isEqualTo(true);
    assertThat(call("signalProcess", "cat", "CONT")).isEqualTo(true);
    call("signalProcessGroup", "web", "HUP");
    assertThat(control.requests)
        .containsExactly("signal cat 18", "signal cat CONT", "signal group web HUP");
  }

  @Test
  void standardInputTakesTextOnly() throws XmlRpcFault {
    assertThat(call("sendProcessStdin", "cat", "héllo")).isEqualTo(true);
    assertThat(control.requests).containsExactly("stdin cat héllo");
    assertFault(2, "INCORRECT_PARAMETERS: 5", "sendProcessStdin", "cat", 5);
  }

  @Test
  void logsAreReadAsRecorded(@TempDir Path directory) throws Exception {
    Path log = Files.writeString(directory.resolve("o.log"), "out-0\n");
    control.logfiles.put("cat STDOUT", log.toString());
    assertThat(call("readProcessStdoutLog", "cat", 0, 3)).isEqualTo("out");
    assertThat(call("readProcessLog", "cat", -3, 0)).isEqualTo("-0\n");
    assertThat(call("readProcessLog", "cat", "0", "3")).isEqualTo("out");
    assertFault(3, "BAD_ARGUMENTS", "readProcessStdoutLog", "cat", -3, 1);
    assertFault(20, "NO_FILE", "readProcessStderrLog", "cat", 0, 0);
    assertFault(10, "BAD_NAME: web:*", "readProcessStdoutLog", "web:*", 0, 0);
    assertThat(call("tailProcessStdoutLog", "cat", 0, 3)).isEqualTo(List.of("-0\n", 6L, true));
    assertThat(call("tailProcessLog", "cat", 6, 100)).isEqualTo(List.of("", 6L, false));
    assertThat(call("tailProcessStderrLog", "cat", 0, 5)).isEqualTo(List.of("", 0, false));
    control.mainLogfile = directory.resolve("gone.log").toString();
    assertFault(20, "NO_FILE: " + control.mainLogfile, "readLog", 0, 0);
    assertFault(20, "NO_FILE", "clearLog");
    control.mainLogfile = log.toString();
    assertThat(call("clearLog")).isEqualTo(true);
    assertThat(control.requests).containsExactly("clear main");
  }

  @Test
  void largePartsOfLogsAreReadOneATurn(@TempDir Path directory) throws Exception {
    Path log = directory.resolve("large.log");
    Files.writeString(log, "x".repeat(1_000_000));
    control.logfiles.put("cat STDOUT", log.toString());
    Pending first = (Pending) call("readProcessStdoutLog", "cat", 0, 0);
    Pending second = (Pending) call("tailProcessStdoutLog", "cat", 0, 900_000);
    Pending third = (Pending) call("readProcessStdoutLog", "cat", 0, 0);
    assertThat(call("readProcessStdoutLog", "cat", 0, 10)).isEqualTo("x".repeat(10));
    assertThat(turns).hasSize(1);
    turns.remove().run();
    assertThat(first.result()).isEqualTo("x".repeat(1_000_000));
    assertThat(second.isDone()).isFalse();
    turns.remove().run();
    assertThat(second.result()).isEqualTo(List.of("x".repeat(900_000), 1_000_000L, true));
    Files.delete(log);
    turns.remove().run();
    assertThatThrownBy(third::result).hasMessageContaining("NO_FILE");
    assertThat(turns).isEmpty();
  }

  @Test
  void everyMethodDescribesItsSignature() throws XmlRpcFault {
    assertSignature("startProcess", "boolean", "string", "boolean");
    assertSignature("getAllProcessInfo", "array");
    assertSignature("tailProcessStdoutLog", "array", "string", "int", "int");
    assertSignature("signalProcess", "boolean", "string", "string");
    assertSignature("readLog", "string", "int", "int");
    for (String name : table.names()) {
      List<?> signature = (List<?>) table.call("system.methodSignature", List.of(name));
      assertThat(signature).as(name).isNotEmpty();
    }
  }

  private void assertSignature(String method, Object... types) throws XmlRpcFault {
    assertThat(table.call("system.methodSignature", List.of("supervisor." + method)))
        .isEqualTo(List.of(types));
  }
}
