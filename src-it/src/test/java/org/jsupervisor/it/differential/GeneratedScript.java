package org.jsupervisor.it.differential;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jsupervisor.it.daemon.Await;

/** What is done with a generated configuration: the same steps for the same seed. */
record GeneratedScript(long seed, boolean hasSyslog) implements Script {
  private static final int STEPS = 5;

  @Override
  public void perform(DaemonRun run) {
    run.settle();
    run.infos();
    run.files();
    Random random = new Random(seed);
    List<String> names = names(run);
    for (int i = 0; i < STEPS; i++) {
      step(run, random.nextInt(14), names.get(random.nextInt(names.size())));
      run.settle();
    }
    run.infos();
    run.files();
    run.call("reloadConfig");
    if (random.nextInt(4) == 0) {
      run.restart();
      run.settle();
      run.infos();
    }
  }

  private void step(DaemonRun run, int kind, String name) {
    String group = name.substring(0, name.indexOf(':'));
    switch (kind) {
      case 0, 1 -> run.call("stopProcess", name);
      case 2 -> run.call("startProcess", name, false);
      case 3 -> run.call("stopProcessGroup", group);
      case 4 -> run.call("signalProcess", name, "CONT");
      case 5 -> {
        if (!hasSyslog) { // the original answers 500, which is a row of the table
          run.call("clearProcessLogs", name);
        }
      }
      case 6 -> run.call("readProcessStdoutLog", name, 0, 0);
      case 7 -> run.call("tailProcessStderrLog", name, 0, 100);
      case 8 -> run.call("sendRemoteCommEvent", "kind", "h\u00e9llo " + name);
      case 9 -> run.signal("USR2");
      case 10, 11 -> feed(run, name);
      case 12 -> run.call("stopProcess", name, false);
      default -> {
        run.call("stopProcessGroup", group);
        run.call("removeProcessGroup", group);
        run.call("addProcessGroup", group);
      }
    }
  }

  /** Lines for a program that repeats its input, each when the one before has come back. */
  private static void feed(DaemonRun run, String name) {
    for (int i = 0; i < 4; i++) {
      String line = i + " is the number of this line\n";
      long size = run.logged(name);
      run.call("sendProcessStdin", name, line);
      boolean repeats = name.contains(":in") || name.contains(":offin");
      if (repeats && run.state(name).equals("RUNNING") && size >= 0) {
        Await.until(line + " is logged by " + name, () -> run.logged(name) != size);
      }
    }
  }

  /** All processes but the listeners, in the same order with both. */
  private static List<String> names(DaemonRun run) {
    TreeSet<String> names = new TreeSet<>();
    for (Object info : (List<?>) run.ask("getAllProcessInfo")) {
      Map<?, ?> members = (Map<?, ?>) info;
      names.add(members.get("group") + ":" + members.get("name"));
    }
    names.removeIf(name -> name.startsWith("watch:") || name.startsWith("pool:"));
    return List.copyOf(names);
  }
}
