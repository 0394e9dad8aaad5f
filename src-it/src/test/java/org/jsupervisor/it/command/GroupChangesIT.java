package org.jsupervisor.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** Groups of which a part is changed: what is the same goes on under the same pid. */
@PrivateDaemon
class GroupChangesIT {
  private static final String WEB =
      """
      [program:web]
      command=/bin/sh -c 'echo %(process_num)d of web; exec sleep 300'
      process_name=%(program_name)s_%(process_num)02d
      stdout_logfile=@DIR@/web_%(process_num)02d.log
      startsecs=0
      """;
  private static final String PAIR =
      """
      [group:pair]
      programs=one,two
      [program:one]
      command=/bin/sleep 300
      startsecs=0
      [program:two]
      command=/bin/sleep 300
      startsecs=0
      """;

  private static List<Long> pids(RunningDaemon daemon, String... names) {
    List<Long> pids = new ArrayList<>();
    for (String name : names) {
      pids.add(daemon.awaitRunning(name));
    }
    return pids;
  }

  @Test
  void anotherNumprocsAddsAndRemoves(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original replaces the whole group");
    RunningDaemon daemon = Launch.start(sandbox, WEB + "numprocs=2\n");
    List<Long> before = pids(daemon, "web:web_00", "web:web_01");
    sandbox.write("supervisord.conf", Launch.standard(WEB + "numprocs=3\n"));
    daemon.says(0, "web:web_02: added process\nweb: updated process group\n", "update");
    long third = daemon.awaitRunning("web:web_02");
    sandbox.file("web_02.log").await("2 of web");
    sandbox.write("supervisord.conf", Launch.standard(WEB + "numprocs=1\n"));
    daemon.says(
        0,
        "web:web_01: removed process\nweb:web_02: removed process\nweb: updated process group\n",
        "update");
    assertThat(ProcFs.isAlive(before.get(1))).isFalse();
    assertThat(ProcFs.isAlive(third)).isFalse();
    assertThat(daemon.awaitRunning("web:web_00")).isEqualTo(before.get(0));
    assertThat(daemon.ctl("status").lines()).hasSize(1);
    assertThat(sandbox.file("web_02.log").text()).as("a log that is kept").isNotEmpty();
    daemon.says(0, "", "update");
  }

  @Test
  void onlyTheProgramThatChangesIsStartedAnew(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original replaces the whole group");
    RunningDaemon daemon = Launch.start(sandbox, PAIR);
    List<Long> before = pids(daemon, "pair:one", "pair:two");
    sandbox.write("supervisord.conf", Launch.standard(PAIR + "environment=A=1\n"));
    daemon.says(0, "pair:two: updated process\npair: updated process group\n", "update");
    long two = daemon.awaitRunning("pair:two");
    assertThat(two).isNotEqualTo(before.get(1));
    assertThat(ProcFs.environment(two)).containsEntry("A", "1");
    assertThat(daemon.awaitRunning("pair:one")).isEqualTo(before.get(0));
    sandbox.write(
        "supervisord.conf",
        Launch.standard(PAIR.replace("programs", "priority=3\nprograms") + "environment=A=1\n"));
    daemon.says(0, "pair: updated process group\n", "update", "pair");
    assertThat(pids(daemon, "pair:one", "pair:two")).containsExactly(before.get(0), two);
  }

  @Test
  void theClientOfTheOriginalReplacesTheWholeGroup(Sandbox sandbox) {
    Machine.assumeInstalled(Product.STOCK);
    replacesTheWholeGroup(sandbox.using(Product.daemonUnderTest(), Product.STOCK));
  }

  @Test
  void theDaemonOfTheOriginalReplacesTheWholeGroup(Sandbox sandbox) {
    Machine.assumeInstalled(Product.STOCK);
    replacesTheWholeGroup(sandbox.using(Product.STOCK, Product.clientUnderTest()));
  }

  private static void replacesTheWholeGroup(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, PAIR);
    List<Long> before = pids(daemon, "pair:one", "pair:two");
    sandbox.write("supervisord.conf", Launch.standard(PAIR + "environment=A=1\n"));
    daemon.says(0, "pair: stopped\npair: updated process group\n", "update");
    assertThat(pids(daemon, "pair:one", "pair:two")).doesNotContainAnyElementsOf(before);
  }

  @Test
  void programsAreScaledUntilTheirNumprocsIsAnother(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original cannot scale");
    RunningDaemon daemon = Launch.start(sandbox, WEB + "numprocs=2\n" + PAIR);
    List<Long> before = pids(daemon, "web:web_00", "web:web_01");
    daemon.says(
        0,
        """
        web:web_02: added process
        web:web_03: added process
        web: scaled to 4
        """,
        "scale",
        "web=4");
    pids(daemon, "web:web_02", "web:web_03");
    sandbox.file("web_03.log").await("3 of web");
    daemon.says(0, "No config updates to processes\n", "reread");
    daemon.says(0, "", "update");
    daemon.says(
        0,
        """
        web:web_01: removed process
        web:web_02: removed process
        web:web_03: removed process
        web: scaled to 1
        pair:one: removed process
        one: scaled to 0
        """,
        "scale",
        "web=1",
        "one=0");
    assertThat(ProcFs.isAlive(before.get(1))).isFalse();
    assertThat(daemon.awaitRunning("web:web_00")).isEqualTo(before.get(0));
    sandbox.write("supervisord.conf", Launch.standard(WEB + "numprocs=3\n" + PAIR));
    daemon.says(
        0,
        "web:web_01: added process\nweb:web_02: added process\nweb: updated process group\n",
        "update");
    assertThat(daemon.awaitRunning("web:web_00")).isEqualTo(before.get(0));
    daemon.says(0, "Restarted supervisord\n", "reload");
    daemon.log().awaitNth("supervisord started with pid", 2);
    daemon.awaitRunning("pair:one");
  }

  @Test
  void whatCannotBeScaledIsRefused(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original cannot scale");
    RunningDaemon daemon = Launch.start(sandbox, PAIR);
    pids(daemon, "pair:one", "pair:two");
    daemon.says(1, "nobody: ERROR (no such program)\n", "scale", "nobody=2");
    daemon.says(
        1,
        "one: ERROR (process_name has no number: set"
            + " process_name=%(program_name)s_%(process_num)02d in [program:one] and run update)\n",
        "scale",
        "one=2");
    sandbox.write("supervisord.conf", Launch.standard(PAIR + "stopwaitsecs=3\n"));
    daemon.says(
        1,
        "one: ERROR (the configuration of group pair has changed: run update first)\n",
        "scale",
        "one=0");
  }

  @Test
  void theDaemonOfTheOriginalSaysThatItCannotScale(Sandbox sandbox) {
    Machine.assumeInstalled(Product.STOCK);
    RunningDaemon daemon =
        Launch.start(sandbox.using(Product.STOCK, Product.clientUnderTest()), PAIR);
    daemon.says(
        1, "one: ERROR (this supervisord cannot: set numprocs and run update)\n", "scale", "one=0");
  }
}
