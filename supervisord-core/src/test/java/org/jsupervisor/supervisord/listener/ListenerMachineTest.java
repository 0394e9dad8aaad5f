package org.jsupervisor.supervisord.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jsupervisor.supervisord.event.Events;
import org.junit.jupiter.api.Test;

class ListenerMachineTest {
  private static final BufferedEvent EVENT = new BufferedEvent(Events.supervisorRunning(), 4, 2);

  private final ListenerMachine machine = machine("supervisor.dispatchers:default_handler");
  private final List<String> log = new ArrayList<>();

  private static ListenerMachine machine(String handler) {
    return new ListenerMachine(Objects.requireNonNull(ResultHandler.named(handler)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private List<ListenerReport> output(String text) {
    List<ListenerReport> reports = machine.output(bytes(text));
    for (ListenerReport report : reports) {
      for (ListenerLog.Line line : ListenerLog.lines("lis", report)) {
        log.add((line.isWarning() ? "WARN " : "DEBG ") + line.text());
      }
    }
    return reports;
  }

  private ListenerMachineTest busy() {
    output("READY\n");
    machine.sent(EVENT);
    log.clear();
    return this;
  }

  private static final String LOST =
      "WARN lis: has entered the UNKNOWN state and will no longer receive events, this usually"
          + " indicates the process violated the eventlistener protocol";

  @Test
  void readyAndOkGoRound() {
    assertThat(output("READ")).isEmpty();
    assertThat(output("Y\n")).containsExactly(new ListenerReport.Ready());
    machine.sent(EVENT);
    assertThat(output("RESULT 2\nOKREADY\n"))
        .containsExactly(new ListenerReport.Processed(""), new ListenerReport.Ready());
    assertThat(log)
        .containsExactly(
            "DEBG lis: ACKNOWLEDGED -> READY",
            "DEBG lis: event was processed",
            "DEBG lis: BUSY -> ACKNOWLEDGED",
            "DEBG lis: ACKNOWLEDGED -> READY");
    assertThat(machine.event()).isNull();
  }

  @Test
  void anyOtherResultIsARejection() {
    assertThat(busy().output("RESULT 4\nFAIL")).containsExactly(new ListenerReport.Rejected(EVENT));
    assertThat(log)
        .containsExactly("WARN lis: event was rejected", "DEBG lis: BUSY -> ACKNOWLEDGED");
  }

  @Test
  void wrongFirstTokenIsAViolation() {
    assertThat(output("HELLO")).isEmpty();
    assertThat(output("!")).hasSize(1);
    assertThat(machine.state()).isEqualTo(ListenerState.UNKNOWN);
    assertThat(log).containsExactly("DEBG lis: ACKNOWLEDGED -> UNKNOWN", LOST);
    assertThat(output("READY\n")).isEmpty();
  }

  @Test
  void anythingBehindReadyIsAViolation() {
    assertThat(output("READY\nREADY\n"))
        .containsExactly(
            new ListenerReport.Ready(), new ListenerReport.Violated(ListenerState.READY));
  }

  @Test
  void resultTokenIsNotLookedAt() {
    assertThat(busy().output("result:+ 2\nOK")).hasSize(1);
    assertThat(machine.state()).isEqualTo(ListenerState.UNKNOWN);
  }

  @Test
  void lengthMayHaveBlanksSignAndUnderscores() {
    assertThat(busy().output("xxxxxxx +0_2 \r\nOK"))
        .containsExactly(new ListenerReport.Processed(""));
  }

  @Test
  void lengthsAreReadUpToTheLargestResult() {
    for (String length : List.of("2\t", "\u000b2", "0000002", "+2", "2\f")) {
      ListenerMachineTest fresh = new ListenerMachineTest();
      assertThat(fresh.busy().output("RESULT " + length + "\nOK"))
          .as(length)
          .containsExactly(new ListenerReport.Processed(""));
    }
    assertThat(busy().output("RESULT 1048576\n" + "x".repeat(1 << 20)))
        .containsExactly(new ListenerReport.Rejected(EVENT));
    for (String length :
        List.of("1048577", "10485760", "_2", "2_", "0__2", "2/", ":", "++2", "+")) {
      assertThat(new ListenerMachineTest().busy().output("RESULT " + length + "\nOK"))
          .as(length)
          .containsExactly(new ListenerReport.BadResult("RESULT " + length, EVENT));
    }
  }

  @Test
  void aLineMayBeJustShorterThanTheLongest() {
    String blanks = " ".repeat(65_536 - "RESULT 2".length() - 1);
    assertThat(busy().output("RESULT " + blanks + "2")).isEmpty();
    assertThat(output("\nOK")).containsExactly(new ListenerReport.Processed(""));
    ListenerMachineTest other = new ListenerMachineTest();
    assertThat(other.busy().output("RESULT " + blanks + " 2")).hasSize(1);
  }

  @Test
  void unreadableLengthIsABadResult() {
    for (String line : List.of("RESULT", "RESULT ", "RESULT x", "RESULT 2 2", "RESULT -1", "")) {
      ListenerMachineTest fresh = new ListenerMachineTest();
      assertThat(fresh.busy().output(line + "\nOK"))
          .containsExactly(new ListenerReport.BadResult(line, EVENT));
      assertThat(fresh.log)
          .containsExactly(
              "WARN lis: bad result line: '" + line + "'", "DEBG lis: BUSY -> UNKNOWN", LOST);
    }
    assertThat(busy().output("RESULT \u00ff\n"))
        .containsExactly(new ListenerReport.BadResult("Undecodable: b'RESULT \\xff'", EVENT));
  }

  @Test
  void endlessLinesAndHugeLengthsAreBadResults() {
    assertThat(busy().output("x".repeat(70_000))).hasSize(1);
    ListenerMachineTest other = new ListenerMachineTest();
    assertThat(other.busy().output("RESULT 99999999999999999999\n")).hasSize(1);
    assertThat(other.machine.state()).isEqualTo(ListenerState.UNKNOWN);
  }

  @Test
  void emptyResultIsRejectedOnlyWhenMoreArrives() {
    assertThat(busy().output("RESULT 0\n")).isEmpty();
    assertThat(output("READY\n"))
        .containsExactly(new ListenerReport.Rejected(EVENT), new ListenerReport.Ready());
  }

  @Test
  void eventsGoToReadyListenersOnly() {
    assertThatThrownBy(() -> machine.sent(EVENT))
        .hasMessage("cannot send an event to a listener that is ACKNOWLEDGED");
    assertThat(busy().machine.event()).isEqualTo(EVENT);
  }

  @Test
  void bytesOneByOneMeanTheSameAsTheWhole() {
    String[] tokens = {"READY\n", "RESULT 2\nOK", "RESULT 4\nFAIL", "RESULT 0\n", "RESULT x\n"};
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder("READY\n");
      for (int index = 0; index < 3; index++) {
        text.append(tokens[random.nextInt(random.nextInt(5) + 1)]);
      }
      assertThat(inPieces(text.toString(), 1)).isEqualTo(inPieces(text.toString(), 5));
    }
  }

  /** Sends an event whenever the listener is ready, between the pieces. */
  private static List<ListenerReport> inPieces(String text, int size) {
    ListenerMachine fed = machine("supervisor.dispatchers:default_handler");
    List<ListenerReport> reports = new ArrayList<>(fed.output(bytes(text.substring(0, 6))));
    fed.sent(EVENT);
    for (int from = 6; from < text.length(); from += size) {
      int to = Math.min(text.length(), from + size);
      reports.addAll(fed.output(bytes(text.substring(from, to))));
    }
    return reports;
  }

  @Test
  void stdoutHandlerPrefixesEveryLine() {
    ListenerMachine printing = machine("supervisor_stdout:event_handler");
    printing.output(bytes("READY\n"));
    printing.sent(EVENT);
    String payload = "processname:web groupname:g pid:3 channel:stderr\none\n\ntwo";
    assertThat(printing.output(bytes("RESULT " + payload.length() + "\n" + payload)))
        .containsExactly(
            new ListenerReport.Processed("web stderr | one\nweb stderr | \nweb stderr | two\n"));
  }

  @Test
  void stdoutHandlerAddsNoLineBehindTheLastOne() {
    ListenerMachine printing = machine("supervisor_stdout:event_handler");
    printing.output(bytes("READY\n"));
    printing.sent(EVENT);
    String payload = "processname:web channel:stdout\none\n";
    assertThat(printing.output(bytes("RESULT " + payload.length() + "\n" + payload)))
        .containsExactly(new ListenerReport.Processed("web stdout | one\n"));
  }

  @Test
  void stdoutHandlerFailsOnWhatIsNoOutputEvent() {
    ListenerMachine printing = machine("supervisor_stdout:event_handler");
    printing.output(bytes("READY\n"));
    printing.sent(EVENT);
    assertThat(printing.output(bytes("RESULT 8\nwhen:\nab")))
        .containsExactly(new ListenerReport.Failed(EVENT));
    assertThat(printing.state()).isEqualTo(ListenerState.UNKNOWN);
    assertThat(ListenerLog.lines("lis", new ListenerReport.Failed(EVENT)))
        .extracting(line -> (line.isWarning() ? "WARN " : "DEBG ") + line.text())
        .containsExactly("WARN lis: event caused an error", "DEBG lis: BUSY -> UNKNOWN", LOST);
    assertThat(ResultHandler.named("my.module:handler")).isNull();
  }
}
