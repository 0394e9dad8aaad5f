package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.view.PythonQuotes;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.LogChannel;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code tail}: shows or follows the log of a process. */
final class TailCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (!UpCheck.passes(session)) {
      return;
    }
    List<String> words = Words.split(arguments);
    if (words.isEmpty()) {
      Usage.refuse(session, this, "Error: too few arguments");
    } else if (words.size() > 3) {
      Usage.refuse(session, this, "Error: too many arguments");
    } else if (words.get(0).startsWith("-")) {
      modified(session, words.get(0), words.subList(1, words.size()));
    } else {
      named(session, LogModifier.DEFAULT, "", words);
    }
  }

  private static void modified(Session session, String modifier, List<String> words)
      throws IOException, XmlRpcFault, CommandException {
    if (words.isEmpty()) {
      session.refuse("Error: tail requires process name");
    } else {
      named(session, LogModifier.parse(modifier), modifier, words);
    }
  }

  /** The last of several words is the channel. */
  private static void named(
      Session session, @Nullable LogModifier modifier, String modifierWord, List<String> words)
      throws IOException, XmlRpcFault, CommandException {
    String name = words.get(0);
    String word =
        words.size() == 1 ? "stdout" : words.get(words.size() - 1).toLowerCase(Locale.ROOT);
    if (!word.equals("stdout") && !word.equals("stderr")) {
      session.refuse("Error: bad channel " + PythonQuotes.quote(word));
    } else if (modifier == null) {
      session.refuse("Error: bad argument " + modifierWord);
    } else if (modifier.isFollow()) {
      LogFollower.follow(session, "/logtail/" + name + '/' + word);
    } else {
      LogChannel channel = word.equals("stdout") ? LogChannel.STDOUT : LogChannel.STDERR;
      show(session, name, channel, modifier);
    }
  }

  private static void show(Session session, String name, LogChannel channel, LogModifier modifier)
      throws IOException, XmlRpcFault, CommandException {
    try {
      session.say(session.client().logs().read(name, channel, -modifier.bytes(), 0));
    } catch (XmlRpcFault fault) {
      String problem = MainTailCommand.problem(fault);
      if (problem == null) {
        if (fault.code() != Fault.BAD_NAME.code()) {
          throw fault;
        }
        problem = "no such process name";
      }
      session.refuse(name + ": ERROR (" + problem + ')');
    }
  }

  @Override
  public String help() {
    return """
        tail [-f] <name> [stdout|stderr] (default stdout)
        Ex:
        tail -f <name>\t\tContinuous tail of named process stdout
        \t\t\tCtrl-C to exit.
        tail -100 <name>\tlast 100 *bytes* of process stdout
        tail <name> stderr\tlast 1600 *bytes* of process stderr""";
  }
}
