package org.jsupervisor.it.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A configuration drawn from a seed: valid, with programs whose fate does not depend on timing. */
final class GeneratedConfig {
  private static final String[] STOP_SIGNALS = {"TERM", "INT", "QUIT", "hup", "SIGUSR1", "12"};
  private static final String[] MASKS = {"022", "077", "0", "027"};

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<String> programs = new ArrayList<>();

  GeneratedConfig(long seed) {
    random = new Random(seed);
    text.append("[supervisord]\n");
    maybe("environment=OUTER=\"o %(here)s\",SHARED=outer");
    maybe("identifier=supervisor");
    maybe("umask=077");
    text.append("@WATCH@PROCESS_STATE,PROCESS_GROUP,PROCESS_LOG,PROCESS_COMMUNICATION\n");
    int count = 3 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      program((i % 2 == 0 ? "p" : "q") + i);
    }
    if (random.nextBoolean()) {
      group();
    }
  }

  String text() {
    return text.toString();
  }

  private void program(String kind) {
    boolean starts = random.nextInt(5) > 0;
    int fate = random.nextInt(8);
    String name = (starts ? "" : "off") + (fate < 2 ? "once" : "") + kind;
    programs.add(name);
    text.append("[program:").append(name).append("]\n");
    fate(fate, name);
    if (!starts) {
      text.append("autostart=false\n");
    }
    common();
    output(name);
    numbers();
  }

  /** What becomes of the program: command, and the options on which the outcome depends. */
  private void fate(int fate, String name) {
    switch (fate) {
      case 0 -> once(name, "exit " + random.nextInt(4));
      case 1 -> once(name, "kill -" + pick("TERM", "KILL", "USR1", "HUP") + " $$");
      case 2 -> text.append("command=/bin/sleep 1000\n");
      case 3 ->
          text.append("command=/bin/sh -c \"echo hello from " + name + "; exec sleep 1000\"\n");
      case 4 ->
          text.append("command=/bin/sh -c \"echo oops >&2; exit " + random.nextInt(3) + "\"\n")
              .append("startsecs=2\nstartretries=" + random.nextInt(2) + "\n");
      case 5 -> text.append("command=/nonexistent/" + name + "\nstartretries=0\n");
      case 6 ->
          text.append("command=/bin/sh -c \"sleep 1000 & trap 'exit 5' TERM; wait\"\n")
              .append("stopasgroup=true\nexitcodes=" + pick("0", "5", "") + "\n");
      default ->
          text.append("command=/bin/sh -c \"trap '' TERM; while :; do sleep 0.1; done\"\n")
              .append("stopwaitsecs=2\nkillasgroup=true\n");
    }
  }

  /** A program that ends after startsecs and is not started again. */
  private void once(String name, String end) {
    text.append("command=/bin/sh -c \"echo " + name + " once; sleep 2; " + end + "\"\n");
    text.append("autorestart=false\nstartsecs=" + random.nextInt(2) + "\n");
    maybe("exitcodes=" + pick("0", "0,2", "", "1, 3"));
  }

  private void common() {
    maybe("stopsignal=" + pick(STOP_SIGNALS));
    maybe("user=nobody");
    maybe("priority=" + (random.nextInt(20) - 5));
    maybe("umask=" + pick(MASKS));
    maybe("directory=" + pick("/", "/usr", "%(here)s"));
    maybe("environment=SHARED=\"inner, %(program_name)s\",SIDE=%(ENV_IT_SIDE)s");
    maybe("serverurl=" + pick("AUTO", "http://127.0.0.1:1", ""));
  }

  private void output(String name) {
    maybe("stdout_events_enabled=true");
    if (random.nextInt(3) == 0) {
      text.append("redirect_stderr=true\n");
    } else {
      maybe("stderr_events_enabled=true");
      maybe("stderr_logfile=" + pick("NONE", "@DIR@/" + name + ".err.%(process_num)d"));
    }
    maybe("stdout_logfile=" + pick("NONE", "AUTO", "@DIR@/" + name + ".out.%(process_num)d"));
    maybe("stdout_logfile_maxbytes=" + pick("0", "1KB", "10MB"));
  }

  private void numbers() {
    if (random.nextInt(3) == 0) {
      text.append("numprocs=" + (1 + random.nextInt(3)) + "\n");
      text.append("process_name=%(program_name)s-" + pick("%(process_num)d", "%(process_num)03d"));
      text.append('\n');
      maybe("numprocs_start=" + random.nextInt(12));
    }
  }

  private void group() {
    int first = random.nextInt(programs.size() - 1);
    text.append("[group:team]\nprograms=");
    text.append(programs.get(first + 1)).append(',').append(programs.get(first)).append('\n');
    maybe("priority=" + random.nextInt(10));
  }

  private void maybe(String line) {
    if (random.nextInt(3) == 0) {
      text.append(line).append('\n');
    }
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
