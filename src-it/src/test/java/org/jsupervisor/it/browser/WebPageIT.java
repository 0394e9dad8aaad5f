package org.jsupervisor.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** The web page as users have it: with the mouse, the keyboard, a phone, without script. */
@PrivateDaemon
class WebPageIT extends OpenBrowser {
  private static final String PROGRAMS =
      """
      [inet_http_server]
      port=127.0.0.1:@PORT@
      [program:nginx]
      command=/bin/sleep 1000
      startsecs=0
      [program:php-fpm]
      command=/bin/sh -c 'echo "<b>ready</b>"; echo "careful" >&2; exec sleep 1000'
      startsecs=0
      [program:worker]
      command=/bin/sleep 1000
      process_name=%(program_name)s_%(process_num)02d
      numprocs=3
      startsecs=0
      [program:importer]
      command=/bin/sleep 1000
      autostart=false
      startsecs=0
      [program:mailer]
      command=/nonexistent/mailer --queue
      startretries=0
      """;

  private RunningDaemon open(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, PROGRAMS);
    daemon.awaitState("worker:worker_02", "RUNNING");
    daemon.awaitState("mailer", "FATAL");
    openPage(sandbox, "");
    awaitState("nginx", "RUNNING");
    return daemon;
  }

  private static String button(String name, String action) {
    return row(name) + " button[data-action=" + action + "]";
  }

  private void awaitState(String name, String state) {
    tab.await("document.querySelector('" + row(name) + "').dataset.state === '" + state + "'");
  }

  private int visibleRows() {
    return Integer.parseInt(
        tab.eval(
            "[...document.querySelectorAll('tr[data-name]')].filter(r => r.offsetHeight).length"));
  }

  @Test
  void buttonsStopStartAndRestartAProcess(Sandbox sandbox) {
    RunningDaemon daemon = open(sandbox);
    tab.click(button("nginx", "stop"));
    awaitState("nginx", "STOPPED");
    tab.awaitText("#status_msg", "Process nginx stopped");
    assertThat(daemon.state("nginx")).isEqualTo("STOPPED");
    tab.click(button("nginx", "start"));
    awaitState("nginx", "RUNNING");
    long before = daemon.pidOf("nginx");
    tab.click(button("nginx", "restart"));
    tab.awaitText("#status_msg", "Process nginx restarted");
    tab.awaitText(row("nginx") + " td:nth-child(4)", "2");
    tab.awaitText(row("nginx"), "pid " + daemon.pidOf("nginx") + ", uptime 0:00:");
    assertThat(daemon.pidOf("nginx")).isNotEqualTo(before);
    tab.click(button("mailer", "start"));
    tab.awaitText("#status_msg", "ERROR: Process mailer: no such file");
    tab.picture("desktop");
  }

  @Test
  void groupsAndAllAreAskedAboutFirst(Sandbox sandbox) {
    RunningDaemon daemon = open(sandbox);
    tab.click("tr.group button[data-action=stop]");
    tab.awaitText("dialog[open]", "Stop group worker?");
    tab.press(Tab.Key.ESCAPE);
    tab.await("!document.querySelector('dialog').open");
    tab.click("tr.group button[data-action=stop]");
    tab.click("dialog button[value=yes]");
    tab.awaitText("#status_msg", "Group worker stopped");
    awaitState("worker:worker_01", "STOPPED");
    assertThat(daemon.state("worker:worker_02")).isEqualTo("STOPPED");
    assertThat(daemon.state("nginx")).isEqualTo("RUNNING");
    tab.click("button[data-action=stopall]");
    tab.click("dialog button[value=yes]");
    tab.awaitText("#status_msg", "All stopped at ");
    awaitState("nginx", "STOPPED");
    tab.click("tr.group button[data-action=start]");
    tab.awaitText("#status_msg", "Group worker started");
    awaitState("worker:worker_00", "RUNNING");
  }

  @Test
  void whatHappensElsewhereAppearsByItself(Sandbox sandbox) {
    RunningDaemon daemon = open(sandbox);
    daemon.ctl("stop", "nginx").orFail();
    awaitState("nginx", "STOPPED");
    tab.awaitText("#changes", "nginx: stopped");
    daemon.ctl("remove", "mailer").orFail();
    tab.await("!document.querySelector('" + row("mailer") + "')");
    daemon.ctl("add", "mailer").orFail();
    tab.await("!!document.querySelector('" + row("mailer") + "')");
    // The new rows work as the old ones did.
    tab.click(button("importer", "start"));
    awaitState("importer", "RUNNING");
  }

  @Test
  void theDaemonsEndIsToldAndItsReturnIsNoticed(Sandbox sandbox) {
    RunningDaemon daemon = open(sandbox);
    String before = "pid " + daemon.pidOf("nginx") + ",";
    daemon.ctl("reload").orFail();
    tab.await(
        "/pid \\d+/.test(document.querySelector('ROW').innerText)".replace("ROW", row("nginx"))
            + " && !document.body.innerText.includes('BEFORE')".replace("BEFORE", before));
    // The daemon has another token now, which the page finds out by itself.
    tab.click(button("nginx", "stop"));
    awaitState("nginx", "STOPPED");
    daemon.terminate();
    tab.awaitText("#connection", "does not answer");
  }

  @Test
  void searchAndStatesFilterTheRows(Sandbox sandbox) {
    open(sandbox);
    assertThat(visibleRows()).isEqualTo(7);
    tab.press(Tab.Key.SLASH);
    tab.type("WORK 01");
    assertThat(visibleRows()).isEqualTo(1);
    tab.press(Tab.Key.ESCAPE);
    assertThat(visibleRows()).isEqualTo(7);
    tab.awaitText("[data-filter=FATAL]", "1 fatal");
    tab.click("[data-filter=FATAL]");
    assertThat(visibleRows()).isEqualTo(1);
    assertThat(tab.eval("document.querySelector('[data-filter=FATAL]').ariaPressed"))
        .isEqualTo("true");
    tab.click("#search");
    tab.type("nothing like this");
    tab.awaitText("#nothing", "Nothing matches");
    assertThat(visibleRows()).isZero();
  }

  @Test
  void coloursFollowTheSystemUntilTheUserChooses(Sandbox sandbox) {
    open(sandbox);
    String colour = "getComputedStyle(document.body).backgroundColor";
    tab.systemIsDark(false);
    String light = tab.eval(colour);
    tab.systemIsDark(true);
    String dark = tab.eval(colour);
    assertThat(dark).isNotEqualTo(light);
    tab.picture("dark");
    tab.click("#theme");
    assertThat(tab.eval(colour)).isEqualTo(light);
    openPage(sandbox, "index.html");
    assertThat(tab.eval(colour)).as("kept for the next page").isEqualTo(light);
    tab.click("#theme");
    assertThat(tab.eval(colour)).isEqualTo(dark);
    tab.eval("localStorage.clear()");
  }

  @Test
  void theKeyboardAloneIsEnough(Sandbox sandbox) {
    RunningDaemon daemon = open(sandbox);
    tab.press(Tab.Key.TAB);
    assertThat(tab.eval("document.activeElement.className")).isEqualTo("skip");
    tab.press(Tab.Key.ENTER);
    assertThat(tab.eval("document.activeElement.id")).isEqualTo("processes");
    for (int i = 0; i < 30 && !focused().equals("Stop nginx"); i++) {
      tab.press(Tab.Key.TAB);
    }
    assertThat(focused()).isEqualTo("Stop nginx");
    assertThat(tab.eval("getComputedStyle(document.activeElement).outlineStyle"))
        .as("where the focus is can be seen")
        .isEqualTo("solid");
    tab.press(Tab.Key.ENTER);
    awaitState("nginx", "STOPPED");
    assertThat(daemon.state("nginx")).isEqualTo("STOPPED");
    assertThat(focused()).as("the focus stays in the row").isEqualTo("Start nginx");
    tab.press(Tab.Key.ENTER);
    awaitState("nginx", "RUNNING");
    tab.press(Tab.Key.DOWN);
    assertThat(focused()).isIn("Stop php-fpm", "Stdout of php-fpm", "php-fpm");
  }

  private String focused() {
    return tab.eval("document.activeElement.ariaLabel ?? document.activeElement.innerText");
  }

  @Test
  void everythingCanBeReachedWithAPhone(Sandbox sandbox) {
    open(sandbox);
    tab.size(375, 800);
    openPage(sandbox, "");
    awaitState("nginx", "RUNNING");
    assertThat(
            tab.eval(
                "[...document.querySelectorAll('body *')].filter(e => !e.closest('.unseen, .skip')"
                    + " && e.getBoundingClientRect().right > 375).map(e => e.outerHTML).join()"))
        .as("what is too wide")
        .isEmpty();
    assertThat(tab.eval("document.documentElement.scrollWidth")).isEqualTo("375");
    assertThat(
            tab.is(
                "[...document.querySelectorAll('main button')].filter(b => b.offsetHeight)"
                    + ".every(b => b.offsetHeight >= 40 && b.getBoundingClientRect().right <= 375)"))
        .isTrue();
    tab.picture("phone");
    tab.click(button("importer", "start"));
    awaitState("importer", "RUNNING");
  }

  @Test
  void everythingHasANameForThoseWhoCannotSeeIt(Sandbox sandbox) {
    open(sandbox);
    assertThat(
            tab.eval(
                "[...document.querySelectorAll('button, a, input')].filter(e =>"
                    + " !(e.ariaLabel || e.innerText || e.labels?.length || e.type === 'hidden'"
                    + " || e.hidden)).map(e => e.outerHTML).join()"))
        .isEmpty();
    assertThat(tab.eval("document.documentElement.lang")).isEqualTo("en");
    assertThat(tab.eval("document.querySelectorAll('[aria-live], [role=status]').length"))
        .isEqualTo("3");
    assertThat(
            tab.eval(
                "new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
                    + " === document.querySelectorAll('[id]').length"))
        .isEqualTo("true");
  }

  @Test
  void logsGrowWhileTheyAreLookedAt(Sandbox sandbox) {
    RunningDaemon daemon = open(sandbox);
    tab.click(row("php-fpm") + " th a");
    tab.awaitText("#log", "<b>ready</b>");
    tab.picture("tail");
    daemon.ctl("restart", "php-fpm").orFail();
    tab.await("document.querySelector('#log').innerText.split('ready').length > 2");
    assertThat(tab.eval("document.querySelectorAll('#log b').length")).isEqualTo("0");
    tab.click("nav a[href*=stderr]");
    tab.awaitText("#log", "careful");
    assertThat(tab.text("#log")).doesNotContain("ready");
    openPage(sandbox, "tail.html?processname=nope");
    tab.awaitText("#connection", "There is no such log");
    assertThat(tab.text("#log")).contains("BAD_NAME: nope");
  }

  @Test
  void withoutScriptTheFormsDoTheSame(Sandbox sandbox) {
    RunningDaemon daemon = open(sandbox);
    tab.withoutScript();
    openPage(sandbox, "?message=hello");
    tab.awaitText("#status_msg", "hello");
    assertThat(tab.is("document.querySelector('.unscripted').offsetHeight > 0")).isTrue();
    assertThat(tab.is("document.querySelector('#search').offsetHeight === 0")).isTrue();
    tab.picture("unscripted");
    tab.click(button("nginx", "stop"));
    tab.awaitText("#status_msg", "Process nginx stopped");
    assertThat(tab.eval("location.pathname + location.search"))
        .isEqualTo("/index.html?message=Process%20nginx%20stopped");
    assertThat(daemon.state("nginx")).isEqualTo("STOPPED");
    tab.click("tr.group button[data-action=restart]");
    tab.awaitText("#status_msg", "Group worker restarted");
    tab.click(row("php-fpm") + " a[href*=stderr]");
    tab.awaitText("#log", "careful");
  }
}
