package org.jsupervisor.ctl.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.impl.exec.ExecPty;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.ExecHelper;

/**
 * The terminal of the standard streams, set by {@code stty}. A Ctrl-C that comes while it is being
 * set ends the client, but not {@code stty}: it would leave the terminal without echo. One thread
 * sets it at a time.
 */
final class SignalProofPty extends ExecPty {
  private static final List<String> COMMAND =
      List.of("sh", "-c", "trap '' INT QUIT TSTP; exec stty \"$@\"", "stty");

  private boolean isGivenBack;

  SignalProofPty() {
    super(new ExecTerminalProvider(), SystemStream.Output, "/dev/tty");
  }

  @Override
  protected String doGetConfig() throws IOException {
    return stty(List.of("-a"));
  }

  @Override
  protected synchronized void doSetAttr(Attributes attributes) throws IOException {
    if (isGivenBack) {
      return;
    }
    List<String> flags = getFlagsToSet(attributes, getAttr());
    if (!flags.isEmpty()) {
      stty(flags);
    }
  }

  /**
   * Sets the terminal for the last time: whoever reads from it may be about to set it for another
   * line, and must not do so after this.
   */
  synchronized void giveBack(Attributes attributes) throws IOException {
    doSetAttr(attributes);
    isGivenBack = true;
  }

  private static String stty(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(COMMAND);
    command.addAll(arguments);
    return ExecHelper.exec(true, command.toArray(new String[0]));
  }
}
