package org.jsupervisor.supervisord.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpHeaders;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.RollResult;
import org.jsupervisor.supervisord.control.ScalableProgram;
import org.jsupervisor.supervisord.control.UpdatePlan;
import org.jsupervisor.supervisord.control.UpdateResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages offer beyond the original: update, scale, rolling restart, health. */
class ChangePagesTest {
  private static final UpdatePlan PLAN =
      new UpdatePlan(
          List.of(new GroupChange("<old>", true, List.of("old"), List.of(), List.of(), List.of())),
          List.of(
              new GroupChange("w", false, List.of(), List.of("w_0"), List.of("w_2"), List.of("x")),
              new GroupChange("o", false, List.of(), List.of(), List.of(), List.of("y"))),
          List.of());

  private final FakeControl control = new FakeControl();
  private final HttpHandler open = handler();

  private HttpHandler handler() {
    control.add("cat", "cat", ProcessState.RUNNING);
    control.add("w", "w_0", ProcessState.RUNNING);
    control.add("w", "w_1", ProcessState.RUNNING);
    return SampleSurface.of(control).handler(SampleSurface.inet());
  }

  private String page(String target) {
    return FakeExchange.get(open, target).body();
  }

  private static String between(String text, String before, String after) {
    int start = text.indexOf(before) + before.length();
    return text.substring(start, text.indexOf(after, start));
  }

  /** As the page's own forms do. */
  private FakeExchange post(String query, String fields) {
    String token = between(page("/"), "name=\"token\" value=\"", "\"");
    HttpHeaders headers =
        HttpHeaders.NONE
            .with("Host", "box:9001")
            .with("Origin", "http://box:9001")
            .with("Accept", "application/json");
    return FakeExchange.send(
        open, "POST", "/index.html?" + query, headers, "token=" + token + fields);
  }

  private static String message(FakeExchange exchange) {
    return between(exchange.body(), "{\"message\":\"", "\",\"success");
  }

  private void tell(String name, Map<String, String> facts) {
    control.processes.put(
        name,
        new ProcessInfo(
            name, name, 11, 0, 22, ProcessState.RUNNING, "", 0, "", "", 7, "pid 7", facts));
  }

  @Test
  void ordinaryProcessesHaveTheRowTheyAlwaysHad() {
    String row = between(page("/"), "<tr data-name=\"cat\"", "</tr>");
    assertThat(row)
        .startsWith(
            " data-state=\"RUNNING\">\n<td><span class=\"statusrunning\">running</span></td>"
                + "<th scope=\"row\"><a href=\"tail.html?processname=cat\">cat</a></th>"
                + "<td>pid 7 &lt;&amp;&gt; &quot;&#39;</td><td>0</td><td>\n")
        .doesNotContain("rolling", "scale");
    assertThat(page("/state.json")).doesNotContain("marks", "note");
  }

  @Test
  void groupsOfSeveralCanBeRestartedOneByOneAndNumberedOnesScaled() {
    assertThat(between(page("/"), "<tr class=\"group\">", "</tr>"))
        .contains(
            "formaction=\"index.html?groupname=w&amp;action=rolling-restart\"",
            "aria-label=\"Rolling restart group w\"",
            "<a class=\"button\" href=\"scale.html?groupname=w\" aria-label=\"Scale group w\">");
    control.processes.remove("w:w_1");
    assertThat(page("/")).doesNotContain("rolling-restart").contains("scale.html?groupname=w");
    control.processes.clear();
    control.add("g", "a", ProcessState.RUNNING);
    control.add("g", "b", ProcessState.RUNNING);
    assertThat(page("/")).contains("rolling-restart").doesNotContain("scale.html");
  }

  @Test
  void aGroupWithoutProcessesCanStillGrow() {
    control.processes.clear();
    control.emptyGroups.add("w");
    assertThat(between(page("/"), "<tr class=\"group\">", "</tr>"))
        .contains("w <small>0 processes</small>", "scale.html?groupname=w")
        .doesNotContain("<button");
  }

  @Test
  void healthReadinessAndWordsOfTheProgramAreBesideTheState() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("notified", "reloading");
    facts.put("health", "unhealthy");
    facts.put("health_failure", "tcp: <refused>");
    facts.put("status_text", "7 <clients>");
    tell("dog", facts);
    assertThat(between(page("/"), "<tr data-name=\"dog\"", "</tr>"))
        .contains(
            "running</span> <span class=\"mark statusnominal\">reloading</span>"
                + " <span class=\"mark statuserror\">unhealthy</span></td>",
            "<td>pid 7<small class=\"note\">7 &lt;clients&gt; · last check failed: tcp:"
                + " &lt;refused&gt;</small></td>");
    assertThat(page("/state.json"))
        .contains(
            "\"marks\":[\"reloading\",\"unhealthy\"],\"note\":\"7 \\u003cclients\\u003e ·"
                + " last check failed: tcp: \\u003crefused\\u003e\"");
  }

  @ParameterizedTest
  @CsvSource({
    "waiting_for, db to be ready, waiting",
    "health, starting, not checked yet",
    "health, healthy, healthy",
    "notified, ready, ready",
  })
  void factsHaveTheirWords(String fact, String value, String word) {
    tell("dog", Map.of(fact, value, "health_failure", ""));
    assertThat(between(page("/"), "<tr data-name=\"dog\"", "</tr>"))
        .contains(">" + word + "</span></td>")
        .doesNotContain("note");
  }

  @Test
  void aFailureThatIsOverIsNotTold() {
    tell("dog", Map.of("health", "healthy", "health_failure", "long ago"));
    assertThat(page("/")).doesNotContain("long ago");
  }

  @Test
  void theRollIsAnsweredWhenItIsOver() {
    FakeExchange exchange = post("action=rolling-restart&groupname=w", "");
    assertThat(exchange.isAnswered()).isFalse();
    assertThat(control.requests).containsExactly("roll w");
    control.waitingRolls.get(0).succeed(new RollResult(List.of("w_0", "w_1"), null, List.of()));
    assertThat(exchange.body())
        .isEqualTo(
            "{\"message\":\"Group w restarted one after the other: 2 processes\","
                + "\"success\":true}");
  }

  @Test
  void aRollThatFailsSaysWhereAndWhatWasLeftAlone() {
    FakeExchange exchange = post("action=rolling-restart&groupname=w", "");
    ControlFault fault = new ControlFault(Fault.SPAWN_ERROR, "w:w_0");
    control
        .waitingRolls
        .get(0)
        .succeed(new RollResult(List.of(), new RollResult.Failure("w_0", fault), List.of("w_1")));
    assertThat(message(exchange)).isEqualTo("ERROR: Group w: w_0: spawn error; left alone: w_1");
    assertThat(exchange.body()).contains("\"success\":false");
    FakeExchange second = post("action=rolling-restart&groupname=w", "");
    control.waitingRolls.get(1).fail(new ControlFault(Fault.FAILED, "is under way"));
    assertThat(message(second)).isEqualTo("ERROR: Group w: is under way");
    FakeExchange unknown = post("action=rolling-restart&groupname=nope", "");
    control.waitingRolls.get(2).fail(new ControlFault(Fault.BAD_NAME, "nope"));
    assertThat(message(unknown)).isEqualTo("No such group named nope");
  }

  @Test
  void theScalePageHasAFieldForEachProgram() {
    control.scalable.add(new ScalableProgram("w", "w", 2));
    control.scalable.add(new ScalableProgram("g<", "x", 3));
    String page = page("/scale.html");
    assertThat(page)
        .contains(
            "action=\"index.html?action=scale&amp;programname=w%3Aw\"",
            "action=\"index.html?action=scale&amp;programname=g%3C%3Ax\"",
            "name=\"numprocs\" inputmode=\"numeric\" required min=\"0\" max=\"10000\" value=\"3\"",
            "<button aria-label=\"Scale g&lt;:x\">");
    assertThat(page("/scale.html?groupname=w")).contains("w%3Aw").doesNotContain("g%3C");
    assertThat(page("/scale.html?groupname=cat")).contains("No program here can be scaled");
  }

  @Test
  void scalingTellsTheOutcome() {
    assertThat(message(post("action=scale&programname=w%3Aw", "&numprocs=5")))
        .isEqualTo("Program w:w scaled to 5 processes");
    assertThat(control.requests).containsExactly("scale w:w 5");
    control.refusal = new ControlFault(Fault.FAILED, "run update first");
    assertThat(message(post("action=scale&programname=w%3Aw", "&numprocs=1")))
        .isEqualTo("ERROR: Program w:w: run update first");
    control.refusal = new ControlFault(Fault.BAD_NAME, "w:w");
    assertThat(message(post("action=scale&programname=w%3Aw", "&numprocs=1")))
        .isEqualTo("No such program named w:w");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "action=scale&programname=w",
        "action=scale&numprocs=2",
        "action=scale&programname=w&numprocs=many",
        "action=rolling-restart",
        "action=rolling-restart&processname=w",
      })
  void whatIsIncompleteIsRefused(String query) {
    assertThat(post(query, "").response().status()).isEqualTo(400);
    assertThat(control.requests).isEmpty();
  }

  @Test
  void theUpdatePageShowsWhatWouldChange() {
    assertThat(page("/update.html"))
        .contains("The configuration has not changed")
        .doesNotContain("<form");
    control.plan = PLAN;
    assertThat(page("/update.html"))
        .contains(
            "<h2>&lt;old&gt;</h2> <span class=\"statuserror\">removed</span>",
            "<li>Stopped and removed: <b>old</b></li>",
            "<li>Stopped, and made anew with other options: <b>w_0</b></li>",
            "<li>New: <b>w_2</b></li>",
            "<li>Left alone: <b>x</b></li>",
            "<li>Only the priority or the order of its processes changes</li>",
            "action=\"index.html?action=update\"");
    control.refusal = new ControlFault(Fault.CANT_REREAD, "a<b");
    assertThat(page("/update.html"))
        .contains("role=\"alert\">CANT_REREAD: a&lt;b</p>")
        .doesNotContain("<form");
  }

  @Test
  void theUpdateDoesOnlyWhatWasSeen() {
    control.plan = PLAN;
    String seen = between(page("/update.html"), "name=\"seen\" value=\"", "\"");
    FakeExchange done = post("action=update", "&seen=" + seen);
    control
        .waitingUpdates
        .get(0)
        .succeed(new UpdateResult(List.of("old"), PLAN.changed(), List.of("n"), List.of()));
    assertThat(message(done)).isEqualTo("Update: removed old; updated w, o; added n");
    control.plan = new UpdatePlan(List.of(), PLAN.changed(), List.of());
    control.requests.clear();
    assertThat(message(post("action=update", "&seen=" + seen)))
        .isEqualTo("ERROR: the changes are others than those shown: look again");
    assertThat(control.requests).containsExactly("plan");
  }

  @Test
  void scriptsUpdateWithoutLookingFirst() {
    FakeExchange exchange = FakeExchange.get(open, "/index.html?action=update");
    control
        .waitingUpdates
        .get(0)
        .succeed(new UpdateResult(List.of(), List.of(), List.of(), List.of("FAILED: x")));
    assertThat(exchange.response().headers().first("Location"))
        .endsWith("ERROR%3A%20update%3A%20FAILED%3A%20x%20%28nothing%20has%20changed%29");
    FakeExchange refused = post("action=update", "");
    control.waitingUpdates.get(1).fail(new ControlFault(Fault.FAILED, "an update is under way"));
    assertThat(message(refused)).isEqualTo("ERROR: an update is under way");
  }

  @ParameterizedTest
  @CsvSource({
    "action=update, Apply what has changed in the configuration?, action=update",
    "action=rolling-restart&groupname=w, Restart one after the other all processes of w?,"
        + " action=rolling-restart&amp;groupname=w",
    "action=scale&programname=w&numprocs=4, Scale w to 4 processes?,"
        + " action=scale&amp;programname=w&amp;numprocs=4",
  })
  void otherPagesAreAskedBack(String query, String question, String again) {
    for (String method : new String[] {"GET", "POST"}) {
      HttpHeaders headers =
          HttpHeaders.NONE.with("Host", "box:9001").with("Origin", "https://evil.com");
      FakeExchange exchange =
          FakeExchange.send(open, method, "/index.html?" + query, headers, "token=0123");
      assertThat(exchange.response().status()).isEqualTo(403);
      assertThat(exchange.body())
          .contains("<h1>" + question + "</h1>", "action=\"index.html?" + again + "\"");
    }
    assertThat(control.requests).isEmpty();
  }
}
