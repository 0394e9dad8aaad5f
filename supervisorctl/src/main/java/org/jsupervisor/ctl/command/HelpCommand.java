package org.jsupervisor.ctl.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.view.TopicTable;

/** {@code help}: lists the verbs or explains one; never contacts the server. */
final class HelpCommand implements Verb {
  @Override
  public void run(Session session, String arguments) {
    if (arguments.isEmpty()) {
      String table = TopicTable.text("default commands (type help <topic>):", List.of(Verbs.NAMES));
      session.terminal().text('\n' + table);
      for (VerbPlugin plugin : session.plugins()) {
        String header = plugin.name() + " commands (type help <topic>):";
        session.terminal().text('\n' + TopicTable.text(header, plugin.names()));
      }
      return;
    }
    @Nullable Verb verb = arguments.equals("EOF") ? null : session.verb(arguments);
    session.say(verb == null ? "*** No help on " + arguments : verb.help());
  }

  @Override
  public String help() {
    return "help\t\tPrint a list of available actions\nhelp <action>\tPrint help for <action>";
  }
}
