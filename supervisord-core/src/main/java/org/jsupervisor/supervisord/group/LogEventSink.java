package org.jsupervisor.supervisord.group;

import java.nio.ByteBuffer;
import org.jsupervisor.supervisord.event.EventBus;
import org.jsupervisor.supervisord.event.EventType;
import org.jsupervisor.supervisord.event.Events;
import org.jsupervisor.supervisord.stdio.OutputSink;

/** Announces output as PROCESS_LOG events (daemon.md 6.2). Confined to the loop thread. */
record LogEventSink(ManagedProcess process, Events.Channel channel, EventBus bus)
    implements OutputSink {
  @Override
  public void output(ByteBuffer bytes) {
    EventType type =
        channel == Events.Channel.STDOUT
            ? EventType.PROCESS_LOG_STDOUT
            : EventType.PROCESS_LOG_STDERR;
    if (!bus.isWanted(type)) {
      return;
    }
    byte[] data = new byte[bytes.remaining()];
    bytes.get(data);
    int pid = process.status().pid();
    bus.publish(Events.processLog(process.name(), process.groupName(), pid, channel, data));
  }

  @Override
  public void closed() {
    // Nothing is held back.
  }
}
