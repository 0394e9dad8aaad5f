package org.jsupervisor.supervisord.group;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.LogFileConfig;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.event.Events;
import org.jsupervisor.supervisord.logfile.RotatingLogFile;
import org.jsupervisor.supervisord.stdio.AnsiStripper;
import org.jsupervisor.supervisord.stdio.CaptureFilter;
import org.jsupervisor.supervisord.stdio.LogSink;
import org.jsupervisor.supervisord.stdio.OutputSink;
import org.jsupervisor.supervisord.stdio.SyslogSink;
import org.jsupervisor.supervisord.stdio.TeeSink;

/** Builds the way of one child's output: stripping, capture, log, debug lines, events. */
final class ChannelSinks {
  private final ManagedProcess process;
  private final Surroundings around;

  ChannelSinks(ManagedProcess process, Surroundings around) {
    this.process = process;
    this.around = around;
  }

  OutputSink stdout(@Nullable RotatingLogFile log) {
    EventListener listener = process.listener();
    if (listener == null) {
      return ordinary(Events.Channel.STDOUT, process.config().stdout(), log);
    }
    List<OutputSink> sinks = new ArrayList<>();
    if (log != null) {
      sinks.add(withoutAnsi(new LogSink(log)));
    }
    sinks.add(new ProtocolSink(process.name(), listener, around.log()));
    return oneOf(sinks);
  }

  OutputSink stderr(@Nullable RotatingLogFile log) {
    return ordinary(Events.Channel.STDERR, process.config().stderr(), log);
  }

  private OutputSink ordinary(
      Events.Channel channel, LogFileConfig config, @Nullable RotatingLogFile log) {
    List<OutputSink> alongside = new ArrayList<>();
    if (showsOutput()) {
      alongside.add(new DebugOutputSink(process.name(), channel.text(), around.log()));
    }
    if (config.eventsEnabled()) {
      alongside.add(new LogEventSink(process, channel, around.bus()));
    }
    List<OutputSink> normal = new ArrayList<>();
    if (log != null) {
      normal.add(new LogSink(log));
    }
    if (config.syslog()) {
      normal.add(new SyslogSink(around.syslog(), process.name()));
    }
    normal.addAll(alongside);
    OutputSink sink = oneOf(normal);
    long captureLimit = config.captureMaxbytes().bytes();
    if (captureLimit > 0) {
      sink =
          new CaptureFilter(
              captureLimit, sink, oneOf(alongside), bytes -> captured(channel, bytes));
    }
    return withoutAnsi(sink);
  }

  /**
   * Compatibility: a loglevel that was reread does not change the log, but one above debug ends the
   * debug lines of programs started from then on.
   */
  private boolean showsOutput() {
    LogLevel reread = around.state().config().loglevel();
    return reread.number() <= LogLevel.DEBUG.number() && around.log().isEnabled(LogLevel.DEBUG);
  }

  private OutputSink withoutAnsi(OutputSink sink) {
    return around.state().config().stripAnsi() ? new AnsiStripper(sink) : sink;
  }

  private void captured(Events.Channel channel, byte[] bytes) {
    around
        .bus()
        .publish(
            Events.processCommunication(
                process.name(), process.groupName(), process.status().pid(), channel, bytes));
    around.log().log(
        LogLevel.DEBUG, "'" + process.name() + "' " + channel.text() + " emitted a comm event");
  }

  private static OutputSink oneOf(List<OutputSink> sinks) {
    return sinks.size() == 1 ? sinks.get(0) : new TeeSink(sinks.toArray(new OutputSink[0]));
  }
}
