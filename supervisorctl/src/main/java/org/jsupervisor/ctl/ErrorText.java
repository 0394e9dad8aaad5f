package org.jsupervisor.ctl;

import java.io.IOException;
import org.jsupervisor.ctl.command.CommandException;
import org.jsupervisor.ctl.view.PythonQuotes;
import org.jsupervisor.rpc.client.CannotConnectException;
import org.jsupervisor.rpc.client.HttpStatusException;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/**
 * Says on one line what no verb foresaw.
 *
 * <p>Compatibility: scripts look for the words the original's exceptions put there.
 */
final class ErrorText {
  private ErrorText() {}

  static String of(CommandException e) {
    return line(e.kind(), String.valueOf(e.getMessage()));
  }

  static String of(XmlRpcFault fault) {
    String text = PythonQuotes.quote(fault.text());
    return line("xmlrpc.client.Fault", "<Fault " + fault.code() + ": " + text + '>');
  }

  static String of(IOException e) {
    if (e instanceof HttpStatusException status) {
      return line(
          "xmlrpc.client.ProtocolError",
          "<ProtocolError for 127.0.0.1/RPC2: " + status.getMessage() + '>');
    }
    if (e instanceof CannotConnectException cannot) {
      return switch (cannot.reason()) {
        case NO_SUCH_FILE -> line("FileNotFoundError", "[Errno 2] No such file or directory");
        case REFUSED -> line("ConnectionRefusedError", "[Errno 111] Connection refused");
        case PERMISSION_DENIED -> line("PermissionError", "[Errno 13] Permission denied");
        case OTHER -> line("OSError", String.valueOf(e.getMessage()));
      };
    }
    return line("OSError", String.valueOf(e.getMessage()));
  }

  private static String line(String kind, String message) {
    return "error: <class '" + kind + "'>, " + message.replace('\n', ' ');
  }
}
