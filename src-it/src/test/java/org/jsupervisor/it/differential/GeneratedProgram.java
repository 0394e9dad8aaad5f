package org.jsupervisor.it.differential;

/** One program of a generated configuration. */
record GeneratedProgram(Draw draw, String kind) {
  private static final String[] STOP_SIGNALS = {"TERM", "INT", "QUIT", "hup", "SIGUSR1", "12"};
  private static final String[] MASKS = {"022", "077", "0", "027"};

  /** Adds the section and answers the name of the program, which tells what becomes of it. */
  String write() {
    boolean starts = draw.below(5) > 0;
    int fate = draw.below(16);
    String mark = fate < 2 ? "once" : fate == 2 ? "twice" : fate < 5 ? "in" : "";
    String name = (starts ? "" : "off") + mark + kind;
    draw.line("[program:" + name + "]");
    fate(fate, name);
    if (!starts) {
      draw.line("autostart=false");
    }
    common(name);
    output(name, fate);
    if (fate != 2) {
      numbers();
    }
    return name;
  }

  /** What becomes of the program: command, and the options on which the outcome depends. */
  private void fate(int fate, String name) {
    switch (fate) {
      case 0 -> once(name, "exit " + draw.below(4));
      case 1 -> once(name, "kill -" + draw.pick("TERM", "KILL", "USR1", "HUP", "QUIT") + " $$");
      case 2 -> twice(name);
      case 3 -> draw.line("command=/bin/cat");
      case 4 -> draw.line("command=/bin/cat -u\nstartsecs=0");
      case 5 -> draw.line("command=/bin/sh -c \"echo oops >&2; exit " + draw.below(3) + "\"");
      case 6 -> draw.line("command=/nonexistent/" + name + "\nstartretries=0");
      case 7 -> family();
      case 8 -> stubborn();
      case 9 -> captured();
      case 10 -> draw.line("command=/usr/bin/printf '\\\\033[31mred\\\\033[0m plain\\\\n'");
      case 11 -> expanded();
      case 12 -> draw.line("command=/bin/sleep 1000\nstartsecs=" + draw.pick("0", "2"));
      default -> talker(name);
    }
    if (fate == 5 || fate == 10) {
      draw.line("startsecs=2\nstartretries=" + draw.below(2));
    }
  }

  /** A program that ends after startsecs and is not started again. */
  private void once(String name, String end) {
    draw.line("command=/bin/sh -c \"echo " + name + " once; sleep 2; " + end + "\"");
    draw.line("autorestart=false\nstartsecs=" + draw.below(2));
    draw.maybe("exitcodes=" + draw.pick("0", "0,2", "", "1, 3"));
  }

  /** A program that ends after startsecs, is started again and stays. */
  private void twice(String name) {
    String flag = "@DIR@/" + name + ".flag";
    String stays = "test -e " + flag + " && exec sleep 1000; ";
    int status = draw.below(3);
    draw.line(
        "command=/bin/sh -c \"" + stays + "touch " + flag + "; sleep 2; exit " + status + "\"");
    boolean always = draw.oneIn(2);
    draw.line("autorestart=" + (always ? draw.pick("true", "yes", "1") : "unexpected"));
    draw.line("exitcodes=" + (always ? "0,1,2" : Integer.toString(status + 1)));
  }

  /** A program with a child of its own; the signal of the stop reaches both or the first alone. */
  private void family() {
    draw.line("command=/bin/sh -c \"sleep 1000 & trap 'kill $! 2>/dev/null; exit 5' TERM; wait\"");
    draw.line(draw.pick("stopasgroup=true", "killasgroup=true", "stopasgroup=off", "priority=3"));
    draw.line("exitcodes=" + draw.pick("0", "5", ""));
    draw.line("stopsignal=TERM");
  }

  private void stubborn() {
    draw.line("command=/bin/sh -c \"trap '' TERM; while :; do sleep 0.1; done\"");
    draw.line("stopwaitsecs=2\nstopsignal=TERM");
    draw.line(draw.pick("killasgroup=true", "stopasgroup=true\nkillasgroup=true", "umask=002"));
  }

  private void captured() {
    String long1 = "text before that is longer than a token\\\\n";
    String long2 = "text behind that is longer than a token\\\\n";
    String begin = "<!--XSUPERVISOR:BEGIN-->";
    String end = "<!--XSUPERVISOR:END-->";
    String channel = draw.pick("stdout", "stderr");
    String text = long1 + begin + "captured" + end + long2;
    String to = channel.equals("stderr") ? " >&2" : "";
    draw.line("command=/bin/sh -c \"printf '" + text + "'" + to + "; exec sleep 1000\"");
    draw.line(channel + "_capture_maxbytes=" + draw.pick("1KB", "100"));
  }

  private void expanded() {
    String names = "%(program_name)s %(group_name)s %(process_num)03d %(numprocs)s %(here)s";
    String more = " %(host_node_name)s %(ENV_IT_SIDE)s 100%%";
    draw.line("command=/bin/sh -c \"echo '" + names + more + "'; exec sleep 1000\"");
  }

  private void talker(String name) {
    String hello = draw.pick("hello from " + name, "h\u00e9llo \u20ac", "'two  blanks'");
    draw.line("command=/bin/sh -c \"echo " + hello + "; exec sleep 1000\"");
  }

  private void common(String name) {
    draw.maybe("stopsignal=" + draw.pick(STOP_SIGNALS));
    if (!name.contains("twice")) { // it writes a file
      draw.maybe("user=nobody");
    }
    draw.maybe("priority=" + (draw.below(20) - 5));
    draw.maybe("umask=" + draw.pick(MASKS));
    draw.maybe("directory=" + draw.pick("/", "/usr", "%(here)s"));
    draw.maybe("environment=SHARED=\"inner, %(program_name)s\",SIDE=%(ENV_IT_SIDE)s");
    draw.maybe("serverurl=" + draw.pick("AUTO", "http://127.0.0.1:1", ""));
    draw.maybe("stopwaitsecs=" + draw.pick("5", "20"));
  }

  private void output(String name, int fate) {
    boolean isCaptured = fate == 9; // the original delays its text, so it comes in other pieces
    if (!isCaptured) {
      draw.maybe("stdout_events_enabled=true");
    }
    if (draw.oneIn(3) && !isCaptured) {
      draw.line("redirect_stderr=true");
    } else if (!isCaptured) {
      draw.maybe("stderr_events_enabled=true");
      draw.maybe("stderr_logfile=" + draw.pick("NONE", "@DIR@/" + name + ".err.%(process_num)d"));
      draw.maybe("stderr_syslog=true");
    }
    draw.maybe(
        "stdout_logfile=" + draw.pick("NONE", "AUTO", "@DIR@/" + name + ".out.%(process_num)d"));
    draw.maybe("stdout_logfile_maxbytes=" + draw.pick("0", "30", "1KB", "10MB"));
    draw.maybe("stdout_logfile_backups=" + draw.pick("0", "1", "3"));
    draw.maybe("stdout_syslog=true");
  }

  private void numbers() {
    if (draw.oneIn(3)) {
      draw.line("numprocs=" + (1 + draw.below(3)));
      draw.line(
          "process_name=%(program_name)s-" + draw.pick("%(process_num)d", "%(process_num)03d"));
      draw.maybe("numprocs_start=" + draw.below(12));
    }
  }
}
