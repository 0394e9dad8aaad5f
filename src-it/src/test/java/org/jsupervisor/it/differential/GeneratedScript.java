package org.jsupervisor.it.differential;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/** What is done with a generated configuration: the same steps for the same seed. */
record GeneratedScript(long seed) implements Script {
  private static final int STEPS = 4;

  @Override
  public void perform(DaemonRun run) {
    run.settle();
    run.infos();
    Random random = new Random(seed);
    List<String> names = names(run);
    for (int i = 0; i < STEPS; i++) {
      step(run, random.nextInt(6), names.get(random.nextInt(names.size())));
      run.settle();
    }
    run.infos();
    run.call("reloadConfig");
  }

  private static void step(DaemonRun run, int kind, String name) {
    String group = name.substring(0, name.indexOf(':'));
    switch (kind) {
      case 0, 1 -> run.call("stopProcess", name);
      case 2 -> run.call("startProcess", name, false);
      case 3 -> run.call("stopProcessGroup", group);
      case 4 -> run.call("signalProcess", name, "CONT");
      default -> {
        run.call("stopProcessGroup", group);
        run.call("removeProcessGroup", group);
        run.call("addProcessGroup", group);
      }
    }
  }

  /** All processes but the listener, in the same order with both. */
  private static List<String> names(DaemonRun run) {
    TreeSet<String> names = new TreeSet<>();
    for (Object info : (List<?>) run.ask("getAllProcessInfo")) {
      Map<?, ?> members = (Map<?, ?>) info;
      names.add(members.get("group") + ":" + members.get("name"));
    }
    names.remove("watch:watch");
    return List.copyOf(names);
  }
}
