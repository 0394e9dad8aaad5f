package org.jsupervisor.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs that change or restart some processes of a group and leave others alone. */
@Timeout(30)
class GroupChangeVerbsTest {
  @AutoClose private final ScriptedSupervisor server = new ScriptedSupervisor();
  private final ScriptedClient client;

  GroupChangeVerbsTest(@TempDir Path directory) throws IOException {
    client = new ScriptedClient(directory, server);
  }

  @Test
  void processesThatChangeAloneAreToldOneByOne() {
    server
        .answer("reloadConfig", List.of(List.of(List.of(), List.of("g", "h"), List.of())))
        .answer("updateProcessGroup g", change("g", false))
        .answer("updateProcessGroup h", change("h", true));

    client.assertRun(
        "update",
        """
        g:old: removed process
        g:other: updated process
        g:new: added process
        g: updated process group
        h: stopped
        h: updated process group
        """,
        0);
    assertThat(server.calls())
        .containsExactly("reloadConfig", "updateProcessGroup", "updateProcessGroup");
  }

  @Test
  void faultsOfAnUpdateAreNotTakenForAnOlderServer() {
    server
        .answer("reloadConfig", List.of(List.of(List.of(), List.of("g"), List.of())))
        .fault("updateProcessGroup", 91, "STILL_RUNNING: g:p");

    client.assertRun(
        "update", "error: <class 'xmlrpc.client.Fault'>, <Fault 91: 'STILL_RUNNING: g:p'>\n", 1);
    assertThat(server.calls()).containsExactly("reloadConfig", "updateProcessGroup");
  }

  @Test
  void scaledProgramsAreToldProcessByProcess() {
    server.answer("scaleProgram", change("g", false));

    client.assertRun(
        "scale g=2",
        """
        g:old: removed process
        g:other: updated process
        g:new: added process
        g: scaled to 2
        """,
        0);
  }

  @ParameterizedTest
  @CsvSource({
    "10, BAD_NAME: g, no such program",
    "30, FAILED: process_name has no number, process_name has no number",
    "91, STILL_RUNNING: g:p, started meanwhile: g:p",
    "92, CANT_REREAD: odd, CANT_REREAD: odd",
    "1, UNKNOWN_METHOD, this supervisord cannot: set numprocs and run update",
  })
  void programsThatCannotBeScaledAreToldWhy(int code, String text, String reason) {
    server.fault("scaleProgram", code, text);

    client.assertRun("scale g=2", "g: ERROR (" + reason + ")\n", 1);
  }

  @ParameterizedTest
  @CsvSource({"scale", "scale g", "scale g=", "scale =3", "scale g=-1", "scale a=1 g=x"})
  void whatIsNoScaleAsksNothing(String line) {
    assertThat(client.output(line, 1)).startsWith("Error: ").contains("scale <program>=<number>");
    assertThat(server.calls()).containsExactly("getVersion");
  }

  @ParameterizedTest
  @CsvSource({
    "rolling-restart",
    "rolling-restart g:* --batch",
    "rolling-restart g:* --batch 0",
    "rolling-restart --batch=x g:*"
  })
  void whatIsNoRollAsksNothing(String line) {
    assertThat(client.output(line, 1)).startsWith("Error: ").contains("rolling-restart <name>");
    assertThat(server.calls()).containsExactly("getVersion");
  }

  @Test
  void aRollRestartsWhatRunsOneByOne() {
    roll("a", "b");

    client.assertRun(
        "rolling-restart g:*", "g:a: stopped\ng:a: started\ng:b: stopped\ng:b: started\n", 0);
    assertThat(server.calls())
        .containsExactly(
            "getVersion",
            "getAllProcessInfo",
            "stopProcess",
            "startProcess",
            "getProcessInfo",
            "stopProcess",
            "startProcess",
            "getProcessInfo");
  }

  @Test
  void aRollEndsAtTheFirstFailure() {
    roll("a", "b", "c", "d", "e");
    server.fault("startProcess g:b", 50, "SPAWN_ERROR: g:b");

    client.assertRun(
        "rolling-restart --batch 2 all",
        """
        g:a: stopped
        g:a: started
        g:b: stopped
        g:b: ERROR (spawn error)
        g:c: left alone
        g:d: left alone
        g:e: left alone
        """,
        7);
  }

  @Test
  void aProcessThatIsNotHealthyEndsTheRoll() {
    roll("a", "b");
    Map<String, Object> ill = new HashMap<>(info("a", 20));
    ill.put("health", "unhealthy");
    ill.put("health_failure", "tcp:1: refused");
    server.answer("getProcessInfo g:a", ill);

    client.assertRun(
        "rolling-restart g:*",
        """
        g:a: stopped
        g:a: started
        g:a: ERROR (unhealthy: tcp:1: refused)
        g:b: left alone
        """,
        7);
  }

  @Test
  void aProcessThatEndsSoonAfterItsStartEndsTheRoll() {
    roll("a", "b");
    server.answer("getProcessInfo g:a", info("a", 30));

    assertThat(client.output("rolling-restart g:*", 7))
        .contains("g:a: ERROR (does not run any more: BACKOFF)\ng:b: left alone\n");
  }

  @Test
  void aRollOfManySkipsWhatDoesNotRunAndOneByNameStartsIt() {
    roll("a");
    server
        .answer("getAllProcessInfo", List.of(info("a", 20), info("z", 0)))
        .fault("stopProcess g:z", 70, "NOT_RUNNING: g:z")
        .answer("getProcessInfo g:z", info("z", 20));

    client.assertRun("rolling-restart g:*", "g:a: stopped\ng:a: started\n", 0);
    client.assertRun("rolling-restart g:z", "g:z: started\n", 0);
  }

  @Test
  void unknownNamesAreRefusedBeforeARollBegins() {
    roll("a");

    client.assertRun(
        "rolling-restart g:a x h:*", "x: ERROR (no such process)\nh: ERROR (no such group)\n", 1);
    assertThat(server.calls()).containsExactly("getVersion", "getAllProcessInfo");
  }

  private void roll(String... names) {
    List<Object> all = new ArrayList<>();
    for (String name : names) {
      all.add(info(name, 20));
      server.answer("getProcessInfo g:" + name, info(name, 20));
    }
    server
        .answer("getAllProcessInfo", all)
        .answer("stopProcess", true)
        .answer("startProcess", true);
  }

  private static Map<String, Object> info(String name, int state) {
    Map<String, Object> info = new HashMap<>();
    for (String number : List.of("start", "stop", "now", "exitstatus", "pid")) {
      info.put(number, 1);
    }
    for (String text :
        List.of("spawnerr", "logfile", "stdout_logfile", "stderr_logfile", "description")) {
      info.put(text, "");
    }
    info.put("name", name);
    info.put("group", "g");
    info.put("state", state);
    return info;
  }

  private static Map<String, Object> change(String group, boolean isWhole) {
    return Map.of(
        "group", group,
        "whole", isWhole,
        "removed", List.of("old"),
        "updated", List.of("other"),
        "added", List.of("new"),
        "kept", List.of("same"));
  }
}
