package org.jsupervisor.supervisord.group;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.model.LogFileConfig;
import org.jsupervisor.config.policy.OutputFormat;
import org.jsupervisor.config.policy.OutputPolicy;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.event.Events;
import org.jsupervisor.supervisord.lines.LineSink;
import org.jsupervisor.supervisord.logfile.LogTargets;
import org.jsupervisor.supervisord.logfile.RotatingLogFile;
import org.jsupervisor.supervisord.loop.EventLoop;
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

  OutputSink stdout(LogTargets logs) {
    EventListener listener = process.listener();
    if (listener == null) {
      return ordinary(Events.Channel.STDOUT, process.config().stdout(), logs);
    }
    List<OutputSink> sinks = new ArrayList<>();
    if (!logs.files().isEmpty()) {
      sinks.add(withoutAnsi(sinkOf(logs, Events.Channel.STDOUT)));
    }
    sinks.add(new ProtocolSink(process.name(), listener, around.log()));
    return oneOf(sinks);
  }

  OutputSink stderr(LogTargets logs) {
    return ordinary(Events.Channel.STDERR, process.config().stderr(), logs);
  }

  /** What the files get: the output as it is, unless lines of another form are asked for. */
  private OutputSink sinkOf(LogTargets logs, Events.Channel channel) {
    List<OutputSink> files = new ArrayList<>();
    for (RotatingLogFile file : logs.files()) {
      files.add(new LogSink(file));
    }
    OutputSink sink = oneOf(files);
    OutputPolicy output = process.config().policies().output();
    OutputFormat format = channel == Events.Channel.STDOUT ? output.stdout() : output.stderr();
    if (format.isPlain()) {
      return sink;
    }
    EventLoop loop = around.loop();
    return format.isJson()
        ? LineSink.json(
            loop, process.groupName(), process.name(), channel.text(), format.prefix(), sink)
        : LineSink.text(loop, format.hasTimestamp(), format.prefix(), sink);
  }

  private OutputSink ordinary(Events.Channel channel, LogFileConfig config, LogTargets logs) {
    List<OutputSink> alongside = new ArrayList<>();
    if (showsOutput()) {
      alongside.add(new DebugOutputSink(process.name(), channel.text(), around.log()));
    }
    if (config.eventsEnabled()) {
      alongside.add(new LogEventSink(process, channel, around.bus()));
    }
    List<OutputSink> normal = new ArrayList<>();
    if (!logs.files().isEmpty()) {
      normal.add(sinkOf(logs, channel));
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
