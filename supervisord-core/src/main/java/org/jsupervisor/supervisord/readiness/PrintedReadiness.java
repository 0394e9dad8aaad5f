package org.jsupervisor.supervisord.readiness;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.probe.LinePattern;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.Companion;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.process.ProcessStatus;
import org.jsupervisor.supervisord.stdio.Backlog;
import org.jsupervisor.supervisord.stdio.OutputSink;

/** Looks for a line among those that a starting program prints. Confined to the loop thread. */
final class PrintedReadiness implements Companion {
  /** So many lines that take too long are a nuisance to all other programs. */
  private static final int MOST_FAILURES = 10;

  private final ManagedProcess process;
  private final Surroundings around;
  private final LinePattern pattern;
  private int failures;

  PrintedReadiness(ManagedProcess process, Surroundings around, String pattern) {
    this.process = process;
    this.around = around;
    this.pattern = LinePattern.compile(pattern);
  }

  @Override
  public void spawned(int pid) {
    failures = 0;
  }

  @Override
  public OutputSink hear(String channel, OutputSink sink) {
    return new Ear(new Lines(this::line), sink);
  }

  private boolean isListening() {
    return process.state() == ProcessState.STARTING
        && process.status().stage() == ProcessStatus.Stage.ORDINARY
        && failures < MOST_FAILURES;
  }

  private void line(byte[] bytes, int length) {
    if (!isListening()) {
      return;
    }
    switch (pattern.search(new String(bytes, 0, length, StandardCharsets.UTF_8))) {
      case FOUND -> process.ready();
      case NOT_FOUND -> {}
      case GAVE_UP -> {
        failures++;
        if (failures == MOST_FAILURES) {
          around.log().log(
              LogLevel.WARN,
              process.name()
                  + ": the regular expression of ready_on takes too long, lines are no longer"
                  + " looked at; use one without nested repetitions");
        }
      }
    }
  }

  /** Listens to one channel before its own sink gets the bytes. */
  private final class Ear implements OutputSink {
    private final Lines lines;
    private final OutputSink next;

    Ear(Lines lines, OutputSink next) {
      this.lines = lines;
      this.next = next;
    }

    @Override
    public void output(ByteBuffer bytes) {
      if (isListening()) {
        lines.add(bytes.duplicate());
      }
      next.output(bytes);
    }

    @Override
    public boolean takesLargeChunks() {
      return next.takesLargeChunks();
    }

    @Override
    public @Nullable Backlog backlog() {
      return next.backlog();
    }

    @Override
    public void ended(int fd) {
      lines.end();
      next.ended(fd);
    }

    @Override
    public void closed() {
      next.closed();
    }
  }
}
