package org.jsupervisor.supervisord;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.group.MainLog;
import org.jsupervisor.supervisord.loop.ErrorHandler;

/** Logs what one input of the loop threw; the loop goes on with the next. */
record LoopFailures(MainLog log) implements ErrorHandler {
  @Override
  public void failed(Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    log.log(LogLevel.CRITICAL, "unexpected failure, going on: " + trace.toString().stripTrailing());
  }
}
