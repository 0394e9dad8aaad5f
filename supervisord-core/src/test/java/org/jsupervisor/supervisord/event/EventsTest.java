package org.jsupervisor.supervisord.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.event.Events.Channel;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static String change(ProcessState from, ProcessState to) {
    return Events.processState("q", "g", from, to, 7, 2, true).payload();
  }

  @Test
  void everyStateHasItsPayload() {
    String start = "processname:q groupname:g from_state:";
    assertThat(change(ProcessState.STOPPED, ProcessState.STARTING))
        .isEqualTo(start + "STOPPED tries:2");
    assertThat(change(ProcessState.STARTING, ProcessState.BACKOFF))
        .isEqualTo(start + "STARTING tries:2");
    assertThat(change(ProcessState.STARTING, ProcessState.RUNNING))
        .isEqualTo(start + "STARTING pid:7");
    assertThat(change(ProcessState.RUNNING, ProcessState.STOPPING))
        .isEqualTo(start + "RUNNING pid:7");
    assertThat(change(ProcessState.STOPPING, ProcessState.STOPPED))
        .isEqualTo(start + "STOPPING pid:7");
    assertThat(change(ProcessState.RUNNING, ProcessState.EXITED))
        .isEqualTo(start + "RUNNING expected:1 pid:7");
    assertThat(change(ProcessState.BACKOFF, ProcessState.FATAL)).isEqualTo(start + "BACKOFF");
    assertThat(change(ProcessState.RUNNING, ProcessState.UNKNOWN)).isEqualTo(start + "RUNNING");
  }

  @Test
  void stateEventsHaveTheTypeOfTheNewState() {
    for (ProcessState to : ProcessState.values()) {
      Event event = Events.processState("q", "g", ProcessState.STARTING, to, 7, 2, false);
      assertThat(event.type()).isEqualTo(Events.typeOf(to));
      assertThat(event.type().name()).isEqualTo("PROCESS_STATE_" + to);
    }
  }

  @Test
  void outputIsTextOrAnEscapedLiteral() {
    byte[] text = "größe\n".getBytes(StandardCharsets.UTF_8);
    assertThat(Events.processLog("q", "g", 7, Channel.STDERR, text))
        .isEqualTo(
            new Event(
                EventType.PROCESS_LOG_STDERR,
                "processname:q groupname:g pid:7 channel:stderr\ngröße\n"));
    byte[] bytes = {(byte) 0x88, '\n'};
    assertThat(Events.processCommunication("q", "g", 7, Channel.STDOUT, bytes))
        .isEqualTo(
            new Event(
                EventType.PROCESS_COMMUNICATION_STDOUT,
                "processname:q groupname:g pid:7\nUndecodable: b'\\x88\\n'"));
  }

  @Test
  void literalsChooseTheirQuotes() {
    assertThat(BytesText.literal("READY\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("b'READY\\n'");
    assertThat(BytesText.literal("it's".getBytes(StandardCharsets.UTF_8))).isEqualTo("b\"it's\"");
    assertThat(BytesText.literal("'\"\\\t\r\0~\u007f".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("b'\\'\"\\\\\\t\\r\\x00~\\x7f'");
  }

  @Test
  void surrogatesAndOverlongFormsAreNotText() {
    assertThat(BytesText.decode(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}))
        .startsWith("Undecodable: b'\\xed");
    assertThat(BytesText.decode(new byte[] {(byte) 0xc0, (byte) 0x80}))
        .isEqualTo("Undecodable: b'\\xc0\\x80'");
  }

  @Test
  void theRestIsShort() {
    assertThat(Events.remoteCommunication("a", "b\n").payload()).isEqualTo("type:a\nb\n");
    assertThat(Events.supervisorRunning().payload()).isEmpty();
    assertThat(Events.supervisorStopping().payload()).isEmpty();
    assertThat(Events.tick(EventType.TICK_5, 1_700_000_005).payload()).isEqualTo("when:1700000005");
    assertThat(Events.groupAdded("g").payload()).isEqualTo("groupname:g\n");
    assertThat(Events.groupRemoved("g").type()).isEqualTo(EventType.PROCESS_GROUP_REMOVED);
  }
}
