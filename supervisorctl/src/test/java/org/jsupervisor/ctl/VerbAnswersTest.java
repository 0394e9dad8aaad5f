package org.jsupervisor.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsupervisor.ctl.command.Terminal;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each verb says and leaves as exit status for each fault. */
@Timeout(30)
class VerbAnswersTest {
  @AutoClose private final ScriptedSupervisor server = new ScriptedSupervisor();
  private final ScriptedClient client;

  VerbAnswersTest(@TempDir Path directory) throws IOException {
    client = new ScriptedClient(directory, server);
  }

  @ParameterizedTest
  @CsvSource({
    "start, startProcess, 10, no such process, 1",
    "start, startProcess, 20, no such file, 1",
    "start, startProcess, 21, file is not executable, 1",
    "start, startProcess, 60, already started, 0",
    "start, startProcess, 50, spawn error, 7",
    "start, startProcess, 40, abnormal termination, 7",
    "stop, stopProcess, 10, no such process, 1",
    "stop, stopProcess, 70, not running, 0",
    "signal HUP, signalProcess, 10, no such process, 1",
    "signal HUP, signalProcess, 11, bad signal name, 1",
    "signal HUP, signalProcess, 70, not running, 7",
    "reload-program, reloadProcess, 10, no such process, 1",
    "reload-program, reloadProcess, 70, not running, 7",
    "clear, clearProcessLogs, 10, no such process, 1",
    "clear, clearProcessLogs, 30, failed, 1",
    "tail, readProcessStdoutLog, 20, no log file, 1",
    "tail, readProcessStdoutLog, 30, unknown error reading log, 1",
    "tail, readProcessStdoutLog, 10, no such process name, 1",
  })
  void faultsOfSingleProcessesAreWorded(
      String verb, String method, int code, String text, int status) {
    server.fault(method, code, "X: g:p");

    client.assertRun(verb + " g:p", "g:p: ERROR (" + text + ")\n", status);
  }

  @ParameterizedTest
  @CsvSource({
    "add a, addProcessGroup, 90, ERROR: process group already active, 0",
    "add a, addProcessGroup, 10, ERROR: no such process/group: a, 1",
    "add a, addProcessGroup, 6, ERROR: shutting down, 1",
    "remove a, removeProcessGroup, 91, ERROR: process/group still running: a, 1",
    "remove a, removeProcessGroup, 10, ERROR: no such process/group: a, 1",
    "avail, getAllConfigInfo, 6, ERROR: supervisor shutting down, 1",
    "reread, reloadConfig, 6, ERROR: supervisor shutting down, 1",
    "reread, reloadConfig, 92, ERROR: TEXT, 1",
    "update, reloadConfig, 6, ERROR: already shutting down, 1",
    "shutdown, shutdown, 6, ERROR: already shutting down, 0",
    "reload, restart, 6, ERROR: already shutting down, 1",
    "maintail, readLog, 20, supervisord: ERROR (no log file), 1",
    "maintail, readLog, 30, supervisord: ERROR (unknown error reading log), 1",
    "pid a, getProcessInfo, 10, No such process a, 1",
    "fg a, getProcessInfo, 10, ERROR: bad process name supplied, 1",
    "fg a, getProcessInfo, 6, ERROR: <Fault 6: 'TEXT'>, 0",
    "start a:*, startProcessGroup, 10, a: ERROR (no such group), 2",
    "stop a:, stopProcessGroup, 10, a: ERROR (no such group), 1",
    "signal 1 a:*, signalProcessGroup, 10, a: ERROR (no such group), 1",
    "reload-program a:*, reloadProcessGroup, 10, a: ERROR (no such group), 1",
    "stop a, stopProcess, 30, TEXT, 1",
  })
  void otherFaultsAreWorded(String line, String method, int code, String text, int status) {
    server.fault(method, code, "TEXT");

    client.assertRun(line, text + "\n", status);
  }

  @ParameterizedTest
  @CsvSource({
    "status, getAllProcessInfo",
    "start a:*, startProcessGroup",
    "stop all, stopAllProcesses",
    "update, reloadConfig",
    "remove a, removeProcessGroup",
    "pid, getPID",
    "version, getSupervisorVersion",
    "shutdown, shutdown",
    "maintail, readLog"
  })
  void unforeseenFaultsAreShownAsTheyAre(String line, String method) {
    server.fault(method, 99, "it's\nodd");

    client.assertRun(line, "error: <class 'xmlrpc.client.Fault'>, <Fault 99: \"it's\\nodd\">\n", 1);
  }

  @Test
  void resultCodesNobodyExpectsAreErrors() {
    server.fault("startProcess", 92, "X");

    client.assertRun("start a", "error: <class 'ValueError'>, Unknown result code 92 for a\n", 1);
  }

  @Test
  void theLastErrorDecidesTheExitStatus() {
    server.answer("startAllProcesses", List.of(result("a", 50), result("b", 20), result("c", 80)));

    client.assertRun(
        "start all", "g:a: ERROR (spawn error)\ng:b: ERROR (no such file)\ng:c: started\n", 1);
  }

  @Test
  void allHidesOtherNames() {
    server.answer("stopAllProcesses", List.of(result("a", 70)));

    client.assertRun("stop x all y", "g:a: ERROR (not running)\n", 0);
    assertThat(server.calls()).containsExactly("getVersion", "stopAllProcesses");
  }

  @Test
  void groupsThatCannotBeStoppedAreNotRemoved() {
    server // It is one of the original, which does not know updateProcessGroup.
        .answer("reloadConfig", List.of(List.of(List.of("n"), List.of("c"), List.of("a"))))
        .answer("stopProcessGroup", List.of(result("p", 30)))
        .answer("removeProcessGroup", true)
        .answer("addProcessGroup", true);

    client.assertRun(
        "update",
        """
        a: stopped
        a: has problems; not removing
        c: stopped
        c: updated process group
        n: added process group
        """,
        1);
  }

  @Test
  void otherVersionsAreRefused() {
    server.answer("getVersion", "2.0");
    String text =
        "Sorry, this version of supervisorctl expects to talk to a server with API version 3.0,"
            + " but the remote version is 2.0.\n";

    client.assertRun("start a", text, 5);
    client.assertRun("status", text, 4);
  }

  @Test
  void watchingGoesOnWhateverTheServerAnswers() {
    server.fault("getAllProcessInfo", 6, "SHUTDOWN_STATE");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int unit) throws IOException {
            if (out.size() > 100) {
              throw new IOException("full");
            }
            out.write(unit);
          }
        };
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(full, false, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8));

    int status =
        Supervisorctl.run("supervisorctl", client.arguments("status --watch 0.1"), terminal);

    String frame = server.url() + " SHUTDOWN_STATE\n\n";
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith(frame + frame);
    assertThat(status).isEqualTo(4);
  }

  @Test
  void openedServersAreAskedForTheirStatus() {
    server.answer("getAllProcessInfo", List.of());

    client.assertRun("open " + server.url(), "", 0);
  }

  private static Map<String, Object> result(String name, int status) {
    return Map.of("name", name, "group", "g", "status", status, "description", "X");
  }
}
