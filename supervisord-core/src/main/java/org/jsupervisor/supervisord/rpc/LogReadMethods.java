package org.jsupervisor.supervisord.rpc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.server.Parameters;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.Namespec;
import org.jsupervisor.supervisord.control.OutputChannel;
import org.jsupervisor.supervisord.control.SupervisorControl;
import org.jsupervisor.supervisord.logfile.LogTail;
import org.jsupervisor.supervisord.logfile.LogTailException;

/** The methods that read logs (control.md 2.8). */
final class LogReadMethods {
  private static final String NAME = "@param string name The process, or group:process\n";
  private static final String WINDOW =
      """
      @param int offset First byte; negative counts from the end
      @param int length Number of bytes, 0 for all that follow
      @return string result That part of the log
      """;
  private static final String TAIL_WINDOW =
      """
      @param int offset The offset the last answer gave, 0 at first
      @param int length The most bytes wanted
      @return array result The bytes, the log's size, whether older bytes were left out
      """;

  private final SupervisorControl control;
  private final LargeReads largeReads;

  LogReadMethods(SupervisorControl control, LargeReads largeReads) {
    this.control = control;
    this.largeReads = largeReads;
  }

  void register(Registrar registrar) {
    registerMainLog(registrar, "readLog");
    registerMainLog(registrar, "readMainLog");
    registerRead(registrar, "readProcessStdoutLog", OutputChannel.STDOUT);
    registerRead(registrar, "readProcessLog", OutputChannel.STDOUT);
    registerRead(registrar, "readProcessStderrLog", OutputChannel.STDERR);
    registerTail(registrar, "tailProcessStdoutLog", OutputChannel.STDOUT);
    registerTail(registrar, "tailProcessLog", OutputChannel.STDOUT);
    registerTail(registrar, "tailProcessStderrLog", OutputChannel.STDERR);
  }

  private void registerMainLog(Registrar registrar, String name) {
    registrar.gated(
        name,
        2,
        2,
        "Read from the daemon's own log.\n\n" + WINDOW,
        params -> read(control.mainLogfile(), params, 0));
  }

  private void registerRead(Registrar registrar, String name, OutputChannel channel) {
    registrar.gated(
        name,
        3,
        3,
        "Read from the " + word(channel) + " log of a process.\n\n" + NAME + WINDOW,
        params -> {
          Namespec process = Namespec.parse(Parameters.string(params, 0));
          return read(control.logfile(process, channel), params, 1);
        });
  }

  private void registerTail(Registrar registrar, String name, OutputChannel channel) {
    registrar.gated(
        name,
        3,
        3,
        "Read the newest part of the "
            + word(channel)
            + " log of a process.\n\n"
            + NAME
            + TAIL_WINDOW,
        params -> tail(params, channel));
  }

  private static String word(OutputChannel channel) {
    return channel == OutputChannel.STDOUT ? "stdout" : "stderr";
  }

  private Object read(@Nullable String path, List<Object> params, int first)
      throws ControlFault, XmlRpcFault {
    long offset = Parameters.integer(params, first);
    long length = Parameters.integer(params, first + 1);
    if (path == null || !Files.exists(Path.of(path))) {
      throw new ControlFault(Fault.NO_FILE, path);
    }
    long most = length == 0 ? Long.MAX_VALUE : length;
    return largeReads.answer(path, most, () -> read(path, offset, length));
  }

  static String read(String path, long offset, long length) throws ControlFault {
    try {
      return LogTail.read(path, offset, length);
    } catch (LogTailException e) {
      throw switch (e.reason()) {
        case NO_FILE -> new ControlFault(Fault.NO_FILE, path);
        case BAD_ARGUMENTS -> new ControlFault(Fault.BAD_ARGUMENTS, null);
        case FAILED -> new ControlFault(Fault.FAILED, null);
      };
    }
  }

  private Object tail(List<Object> params, OutputChannel channel) throws ControlFault, XmlRpcFault {
    Namespec process = Namespec.parse(Parameters.string(params, 0));
    long offset = Parameters.integer(params, 1);
    long length = Parameters.integer(params, 2);
    String path = control.logfile(process, channel);
    if (path == null) {
      return List.of("", 0, false);
    }
    return largeReads.answer(path, length, () -> tail(path, offset, length));
  }

  private static Object tail(String path, long offset, long length) {
    LogTail.Tail tail = LogTail.tail(path, offset, length);
    return List.of(tail.text(), tail.offset(), tail.overflow());
  }
}
