package org.jsupervisor.supervisord.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsupervisor.supervisord.event.Events;

/** Whatever a listener writes, in whatever pieces: the same reports. */
class ListenerFuzzTest {
  private static final String DEFAULT_HANDLER = "supervisor.dispatchers:default_handler";
  private static final BufferedEvent EVENT = new BufferedEvent(Events.supervisorRunning(), 4, 2);

  @Provide
  Arbitrary<String> outputs() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                "READY\n",
                "READY\n",
                "READY",
                "\n",
                "RESULT 2\nOK",
                "RESULT 4\nFAIL",
                "RESULT 0\n",
                "RESULT -1\n",
                "RESULT 99999999999\n",
                "RESULT 3\nOK",
                "RESULT 1_0\n0123456789",
                "RESULT x\n",
                "RESULT 33\nprocessname:a channel:stdout\nb\nc\n",
                "RESULT",
                "OK"),
            Arbitraries.strings().ofMaxLength(5));
    return piece.list().ofMaxSize(12).map(pieces -> String.join("", pieces));
  }

  @Property
  void theSizeOfThePiecesDoesNotMatter(@ForAll("outputs") String output, @ForAll List<Byte> sizes) {
    byte[] bytes = output.getBytes(StandardCharsets.UTF_8);
    for (String handler : List.of(DEFAULT_HANDLER, "supervisor_stdout:event_handler")) {
      assertThat(run(handler, bytes, sizes)).isEqualTo(run(handler, bytes, List.of()));
    }
  }

  @Provide
  Arbitrary<List<String>> results() {
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(9);
    return Arbitraries.oneOf(Arbitraries.of("OK", "OK", "FAIL", "", "\n", "READY\n"), any)
        .list()
        .ofMaxSize(6);
  }

  @Property
  void everyResultIsJudgedWhateverItHolds(
      @ForAll("results") List<String> results, @ForAll List<Byte> sizes) {
    StringBuilder output = new StringBuilder("READY\n");
    List<String> expected = new ArrayList<>(List.of(new ListenerReport.Ready().toString()));
    for (String result : results) {
      int length = result.getBytes(StandardCharsets.UTF_8).length;
      output.append("RESULT ").append(length).append('\n').append(result).append("READY\n");
      boolean isGood = result.equals("OK");
      expected.add(
          (isGood ? new ListenerReport.Processed("") : new ListenerReport.Rejected(EVENT))
              .toString());
      expected.add(new ListenerReport.Ready().toString());
    }
    expected.add(ListenerState.BUSY.name());
    byte[] bytes = output.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(run(DEFAULT_HANDLER, bytes, sizes)).isEqualTo(expected);
  }

  /** The reports of a listener that gets an event whenever it is ready, and its state then. */
  private static List<String> run(String handler, byte[] bytes, List<Byte> sizes) {
    ListenerMachine machine =
        new ListenerMachine(Objects.requireNonNull(ResultHandler.named(handler)));
    List<String> reports = new ArrayList<>();
    int start = 0;
    for (int i = 0; start < bytes.length; i++) {
      int size = sizes.isEmpty() ? 1 : 1 + Math.abs(sizes.get(i % sizes.size())) % 7;
      // An event is sent between two pieces, so a piece must not go beyond what makes it ready.
      int end = Math.min(bytes.length, start + size);
      end = endOfReady(machine, bytes, start, end);
      for (ListenerReport report : machine.output(Arrays.copyOfRange(bytes, start, end))) {
        reports.add(report.toString());
      }
      if (machine.state() == ListenerState.READY) {
        machine.sent(EVENT);
      }
      start = end;
    }
    reports.add(machine.state().name());
    return reports;
  }

  private static int endOfReady(ListenerMachine machine, byte[] bytes, int start, int end) {
    if (machine.state() == ListenerState.BUSY || machine.state() == ListenerState.UNKNOWN) {
      for (int i = start; i < end; i++) {
        if (bytes[i] == '\n') {
          return i + 1;
        }
      }
    } else {
      return start + 1;
    }
    return end;
  }
}
