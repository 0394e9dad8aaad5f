package org.jsupervisor.rpc.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EventListenerProtocolTest {
  private static final String HEADER =
      "ver:3.0 server:supervisor serial:21 pool:listener poolserial:10 eventname:%s len:%d\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void everyEventIsAnsweredUntilTheStreamEnds() throws IOException {
    String first = "processname:a groupname:b from_state:BACKOFF";
    String second = "when:1201063880";
    List<String> types = new ArrayList<>();
    protocol(
            HEADER.formatted("PROCESS_STATE_FATAL", first.length())
                + first
                + HEADER.formatted("TICK_5", second.length())
                + second)
        .serve(
            event -> {
              types.add(event.type());
              return event.isA("TICK");
            });
    assertThat(types).containsExactly("PROCESS_STATE_FATAL", "TICK_5");
    assertThat(said()).isEqualTo("READY\nRESULT 4\nFAILREADY\nRESULT 2\nOKREADY\n");
  }

  @Test
  void lengthCountsCharacters() throws IOException {
    String payload =
        "processname:a groupname:a pid:7 channel:stdout\nh\u00e9 \u20ac \ud83d\ude00\n";
    int characters = payload.codePointCount(0, payload.length());
    EventListenerProtocol protocol =
        protocol(
            HEADER.formatted("PROCESS_LOG_STDOUT", characters)
                + payload
                + HEADER.formatted("TICK_5", 0));
    ListenerEvent event = next(protocol);
    assertThat(event.data()).isEqualTo("h\u00e9 \u20ac \ud83d\ude00\n");
    assertThat(event.tokens()).containsEntry("channel", "stdout").hasSize(4);
    assertThat(next(protocol).type()).isEqualTo("TICK_5");
  }

  @Test
  void eventsTellTheirNumbersAndNames() throws IOException {
    String payload = "processname:cat groupname:pets from_state:RUNNING expected:0 pid:2766";
    ListenerEvent event =
        next(protocol(HEADER.formatted("PROCESS_STATE_EXITED", payload.length()) + payload));
    assertThat(event.serial()).isEqualTo(21);
    assertThat(event.header()).containsEntry("server", "supervisor").hasSize(7);
    assertThat(event.processName()).isEqualTo("pets:cat");
    assertThat(event.isA("PROCESS_STATE")).isTrue();
    assertThat(event.isA("EVENT")).isTrue();
    assertThat(event.isA("PROCESS_STATE_EXIT")).isFalse();
    assertThat(event.isA("PROCESS_STATE_EXITED_TWICE")).isFalse();
  }

  @Test
  void resultsAreMeasuredInBytes() throws IOException {
    EventListenerProtocol protocol = protocol("");
    protocol.result("h\u00e9\n".getBytes(StandardCharsets.UTF_8));
    assertThat(said()).isEqualTo("RESULT 4\nh\u00e9\n");
  }

  @Test
  void brokenEventsAreRefused() {
    assertThatThrownBy(() -> protocol(HEADER.formatted("TICK_5", 9) + "when").next())
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> protocol("ver:3.0 serv").next()).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> protocol("hello\n").next())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot read an event without len");
  }

  private EventListenerProtocol protocol(String input) {
    return new EventListenerProtocol(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out);
  }

  private static ListenerEvent next(EventListenerProtocol protocol) throws IOException {
    return Objects.requireNonNull(protocol.next());
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
