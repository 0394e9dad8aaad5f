package org.jsupervisor.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** What the web page offers beyond the original's: update, scale, rolling restart, health. */
@PrivateDaemon
class WebChangesIT extends OpenBrowser {
  private static final String PROGRAMS =
      """
      [inet_http_server]
      port=127.0.0.1:@PORT@
      [program:db]
      command=/bin/sleep 1000
      startsecs=0
      healthcheck=exec:/usr/bin/test ! -e @DIR@/sick
      health_interval=0.2
      health_retries=1
      health_action=none
      [program:app]
      command=/bin/sleep 1000
      depends_on=db:healthy
      autostart=false
      [program:worker]
      command=/bin/sleep 1000
      process_name=%(program_name)s_%(process_num)02d
      numprocs=3
      startsecs=0
      """;
  private static final String FRESH = "[program:fresh]\ncommand=/bin/sleep 1000\nstartsecs=0\n";

  private RunningDaemon open(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, PROGRAMS);
    daemon.awaitState("worker:worker_02", "RUNNING");
    openPage(sandbox, "");
    return daemon;
  }

  private static void rewrite(Sandbox sandbox, String sections) {
    sandbox.write("supervisord.conf", Launch.standard(sections));
  }

  private void awaitRow(String name) {
    tab.await("!!document.querySelector('" + row(name) + "')");
  }

  @Test
  void healthIsSeenBesideTheStateAsItChanges(Sandbox sandbox) {
    RunningDaemon daemon = open(sandbox);
    tab.awaitText(row("db") + " .mark", "healthy");
    assertThat(tab.is("document.querySelectorAll('.mark').length === 1")).isTrue();
    sandbox.write("sick", "");
    tab.awaitText(row("db") + " .mark", "unhealthy");
    tab.awaitText(row("db") + " .note", "last check failed: ");
    tab.awaitText(row("db") + " td:nth-child(3)", "pid " + daemon.pidOf("db") + ", uptime ");
    tab.press(Tab.Key.SLASH);
    tab.type("unhealthy");
    assertThat(
            tab.eval(
                "[...document.querySelectorAll('tr[data-name]')].filter(r => r.offsetHeight)"
                    + ".map(r => r.dataset.name)"))
        .isEqualTo("db");
    tab.press(Tab.Key.ESCAPE);
    daemon.rpc("supervisor.startProcess", "app", false);
    tab.awaitText(row("app") + " .mark", "waiting");
    tab.awaitText(row("app"), "waiting for db to be healthy");
    tab.picture("health");
    assertThat(sandbox.directory().resolve("sick").toFile().delete()).isTrue();
    tab.await("document.querySelector('" + row("app") + "').dataset.state === 'RUNNING'");
    tab.await("!document.querySelector('" + row("app") + " .mark')");
    tab.await("document.querySelector('" + row("db") + " .note').hidden");
  }

  @Test
  void aRollingRestartNeverStopsTwo(Sandbox sandbox) {
    RunningDaemon daemon = open(sandbox);
    long first = daemon.pidOf("worker:worker_00");
    long last = daemon.pidOf("worker:worker_02");
    tab.click("tr.group button[data-action=rolling-restart]");
    tab.awaitText("dialog[open]", "Rolling restart group worker?");
    tab.click("dialog button[value=yes]");
    tab.awaitText("#status_msg", "Group worker restarted one after the other: 3 processes");
    assertThat(daemon.pidOf("worker:worker_00")).isNotEqualTo(first);
    assertThat(daemon.pidOf("worker:worker_02")).isNotEqualTo(last);
    assertThat(daemon.log().text()).contains("rolling restart of group worker: done, 3 restarted");
    List<String> steps =
        daemon
            .log()
            .text()
            .lines()
            .filter(line -> line.contains("stopped: worker") || line.contains("spawned: 'worker"))
            .skip(3)
            .map(line -> line.replaceAll(".*(stopped|spawned): '?(worker_\\d+).*", "$1 $2"))
            .toList();
    assertThat(steps)
        .containsExactly(
            "stopped worker_00",
            "spawned worker_00",
            "stopped worker_01",
            "spawned worker_01",
            "stopped worker_02",
            "spawned worker_02");
  }

  @Test
  void scalingWorksByKeyboardAndDownToNothingAndBack(Sandbox sandbox) {
    RunningDaemon daemon = open(sandbox);
    tab.click("tr.group a[href^=scale]");
    tab.awaitText("label", "worker");
    scaleTo("4");
    tab.awaitText("#status_msg", "Program worker:worker scaled to 4 processes");
    awaitRow("worker:worker_03");
    assertThat(daemon.state("worker:worker_03")).isEqualTo("RUNNING");
    tab.click("tr.group a[href^=scale]");
    tab.awaitText("label", "worker");
    assertThat(tab.eval("document.querySelector('input[type=number]').value")).isEqualTo("4");
    scaleTo("0");
    tab.awaitText("tr.group", "0 processes");
    assertThat(tab.is("document.querySelector('tr.group').offsetHeight > 0")).isTrue();
    tab.click("tr.group a[href^=scale]");
    tab.awaitText("label", "worker");
    scaleTo("1");
    awaitRow("worker:worker_00");
  }

  private void scaleTo(String count) {
    for (int i = 0; i < 10 && !tab.is("document.activeElement.type === 'number'"); i++) {
      tab.press(Tab.Key.TAB);
    }
    tab.eval("document.activeElement.select()");
    tab.type(count);
    tab.press(Tab.Key.ENTER);
  }

  @Test
  void anUpdateShowsWhatItWillDoAndDoesNothingElse(Sandbox sandbox) {
    RunningDaemon daemon = open(sandbox);
    long kept = daemon.pidOf("worker:worker_00");
    tab.click("a[href='update.html']");
    tab.awaitText("main", "The configuration has not changed.");
    rewrite(sandbox, PROGRAMS.replace("numprocs=3", "numprocs=2") + FRESH);
    openPage(sandbox, "update.html");
    tab.awaitText("main", "worker changed");
    tab.awaitText("main", "Stopped and removed: worker_02");
    tab.awaitText("main", "Left alone: worker_00, worker_01");
    tab.awaitText("main", "New: fresh");
    tab.picture("update");
    assertThat(daemon.state("worker:worker_02")).isEqualTo("RUNNING");
    rewrite(sandbox, PROGRAMS + FRESH);
    tab.click("button.danger");
    tab.awaitText("#status_msg", "the changes are others than those shown: look again");
    assertThat(daemon.state("worker:worker_02")).isEqualTo("RUNNING");
    openPage(sandbox, "update.html");
    tab.click("button.danger");
    tab.awaitText("#status_msg", "Update: added fresh");
    awaitRow("fresh");
    assertThat(daemon.pidOf("worker:worker_00")).isEqualTo(kept);
  }

  @Test
  void aFileThatCannotBeReadIsExplained(Sandbox sandbox) {
    open(sandbox);
    rewrite(sandbox, PROGRAMS + "[program:bad]\ncommand=/bin/cat\nnumprocs=many\n");
    openPage(sandbox, "update.html");
    tab.awaitText("[role=alert]", "CANT_REREAD");
    tab.awaitText("[role=alert]", "many");
    openPage(sandbox, "scale.html");
    tab.awaitText("[role=alert]", "CANT_REREAD");
  }

  @Test
  void everythingFitsAPhoneAndWorksWithoutScript(Sandbox sandbox) {
    RunningDaemon daemon = open(sandbox);
    rewrite(sandbox, PROGRAMS + FRESH);
    tab.size(375, 800);
    tab.withoutScript();
    for (String page : List.of("", "update.html", "scale.html")) {
      openPage(sandbox, page);
      assertThat(tab.eval("document.documentElement.scrollWidth")).as(page).isEqualTo("375");
      assertThat(
              tab.eval(
                  "[...document.querySelectorAll('main button, main .button, main input')]"
                      + ".filter(b => b.offsetHeight && b.offsetHeight < 40)"
                      + ".map(b => b.outerHTML).join()"))
          .as("what is too small for a finger")
          .isEmpty();
      tab.picture("phone-" + (page.isEmpty() ? "status" : page));
    }
    tab.eval("document.querySelector('input[type=number]').value = 2");
    tab.click("button[aria-label='Scale worker']");
    tab.awaitText("#status_msg", "Program worker:worker scaled to 2 processes");
    assertThat(daemon.ctl("status", "worker:*").stdout()).doesNotContain("worker_02");
    openPage(sandbox, "update.html");
    tab.click("button.danger");
    tab.awaitText("#status_msg", "Update: added fresh");
    tab.click("tr.group button[data-action=rolling-restart]");
    tab.awaitText("#status_msg", "Group worker restarted one after the other: 2 processes");
  }
}
