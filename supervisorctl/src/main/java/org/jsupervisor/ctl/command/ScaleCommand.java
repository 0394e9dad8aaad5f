package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.json.JsonAnswer;
import org.jsupervisor.ctl.json.ProcessJson;
import org.jsupervisor.ctl.screen.Progress;
import org.jsupervisor.ctl.view.FaultText;
import org.jsupervisor.ctl.view.Namespec;
import org.jsupervisor.ctl.view.Waiting;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.rpc.client.DaemonCalls;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code scale}: gives programs another number of processes. */
final class ScaleCommand implements Verb {
  private record Wish(String program, int count) {}

  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (!UpCheck.passes(session)) {
      return;
    }
    List<Wish> wishes = new ArrayList<>();
    for (String word : Words.split(arguments)) {
      Wish wish = wish(word);
      if (wish == null) {
        Usage.refuse(session, this, "Error: bad argument " + word + ": say PROGRAM=NUMBER");
        return;
      }
      wishes.add(wish);
    }
    if (wishes.isEmpty()) {
      Usage.refuse(session, this, "Error: scale requires a program and a number: PROGRAM=NUMBER");
      return;
    }
    List<Object> programs = new ArrayList<>();
    JsonAnswer answer = session.answer();
    if (answer != null) {
      answer.put("programs", programs);
    }
    for (Wish wish : wishes) {
      scale(session, wish, programs);
    }
  }

  private static @Nullable Wish wish(String word) {
    int end = word.lastIndexOf('=');
    try {
      int count = Integer.parseInt(word.substring(end + 1));
      return end > 0 && count >= 0 ? new Wish(word.substring(0, end), count) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static void scale(Session session, Wish wish, List<Object> programs)
      throws IOException, XmlRpcFault, CommandException {
    Map<String, @Nullable Object> told = ProcessJson.ofScale(wish.program, wish.count);
    programs.add(told);
    try {
      GroupChange change = scaled(session, wish);
      told.put("processes", ProcessChanges.tell(session, change));
      told.put("done", true);
      if (session.answer() == null) {
        session.say(wish.program + ": scaled to " + wish.count);
      }
    } catch (XmlRpcFault fault) {
      String text = FaultText.ofScale(wish.program, fault.code(), fault.text());
      if (text == null) {
        throw fault;
      }
      session.problem(text, fault.code(), wish.program);
      session.fail(ExitStatus.GENERIC);
    }
  }

  private static GroupChange scaled(Session session, Wish wish)
      throws IOException, XmlRpcFault, CommandException {
    DaemonCalls daemon = session.client().daemon();
    String group = Namespec.parse(wish.program).group() + ":*";
    Progress progress = OperationProgress.begin(session, Waiting.TO_UPDATE, group);
    try {
      return daemon.scaleProgram(wish.program, wish.count);
    } finally {
      OperationProgress.end(progress);
    }
  }

  @Override
  public String help() {
    return """
        scale <program>=<number>\tGive a program that many processes
        scale <gname>:<program>=<number>  The same for a program that several groups have
        Note: a change of numprocs in the configuration ends it with the next update.""";
  }
}
