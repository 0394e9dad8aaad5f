package org.jsupervisor.it.differential;

import java.util.ArrayList;
import java.util.List;

/** A configuration drawn from a seed: valid, with programs whose fate does not depend on timing. */
final class GeneratedConfig {
  private static final String EVENTS =
      "PROCESS_STATE,PROCESS_GROUP,PROCESS_LOG,PROCESS_COMMUNICATION,SUPERVISOR_STATE_CHANGE";

  private final Draw draw;
  private final List<String> programs = new ArrayList<>();

  GeneratedConfig(long seed) {
    draw = new Draw(seed);
    supervisord();
    draw.line("@WATCH@" + EVENTS);
    int count = 3 + draw.below(3);
    for (int i = 0; i < count; i++) {
      programs.add(new GeneratedProgram(draw, (i % 2 == 0 ? "p" : "q") + i).write());
    }
    if (draw.oneIn(2)) {
      group();
    }
    if (draw.oneIn(3)) {
      pool();
    }
    if (draw.oneIn(3)) {
      fastCgi();
    }
    if (draw.oneIn(3)) {
      inetServer();
    }
  }

  /** The text; what follows a line that begins with a double hash is a file of that name. */
  String text() {
    String text = draw.text();
    int last = text.lastIndexOf("[program:");
    int end = text.indexOf("\n[", last);
    boolean isIncluded = text.length() % 3 == 0 && end > 0;
    if (!isIncluded) {
      return text;
    }
    String section = text.substring(last, end + 1);
    String including = "[include]\nfiles=conf.d/*.ini nothing/*.ini\n";
    return text.replace(section, "") + including + "## conf.d/last.ini\n" + section;
  }

  private void supervisord() {
    draw.line("[supervisord]");
    draw.maybe("environment=OUTER=\"o %(here)s\",SHARED=outer,NAMED='it''s'");
    draw.maybe("identifier=" + draw.pick("supervisor", "other.one"));
    draw.maybe("umask=077");
    draw.maybe("strip_ansi=true");
    draw.maybe("loglevel=" + draw.pick("debug", "info", "blather", "trace"));
    draw.maybe("minfds=" + draw.pick("500", "1100"));
    draw.maybe("nocleanup=true");
    draw.maybe("logfile_maxbytes=" + draw.pick("0", "1MB"));
  }

  private void group() {
    int first = draw.below(programs.size() - 1);
    draw.line("[group:team]");
    draw.line("programs=" + programs.get(first + 1) + "," + programs.get(first));
    draw.maybe("priority=" + draw.below(10));
  }

  private void pool() {
    draw.line("[eventlistener:pool]");
    draw.line("command=/usr/bin/python3 @LISTENER@ @DIR@/pool_%(process_num)d.log");
    draw.line("process_name=%(program_name)s-%(process_num)d");
    draw.line("numprocs=" + (1 + draw.below(3)));
    draw.line("events=" + draw.pick("PROCESS_STATE", "EVENT", "TICK_60,PROCESS_GROUP"));
    draw.line("buffer_size=" + draw.pick("100", "500"));
    draw.maybe("priority=" + draw.pick("-5", "5"));
    draw.maybe("stdout_logfile=NONE");
    draw.maybe("stderr_events_enabled=true");
    draw.maybe("result_handler=supervisor.dispatchers:default_handler");
  }

  private void fastCgi() {
    boolean starts = draw.oneIn(2);
    draw.line(starts ? "[fcgi-program:web]" : "[fcgi-program:offweb]\nautostart=false");
    draw.line("command=/bin/sleep 1000");
    draw.line("socket=" + draw.pick("unix://@DIR@/web.sock", "tcp://127.0.0.1:@PORT2@"));
    draw.line("process_name=%(program_name)s_%(process_num)s");
    draw.line("numprocs=" + (1 + draw.below(3)));
    draw.maybe("socket_backlog=" + draw.pick("1", "128"));
    draw.maybe("priority=" + draw.below(5));
    draw.maybe("user=nobody");
  }

  private void inetServer() {
    draw.line("[inet_http_server]");
    draw.line("port=" + draw.pick("127.0.0.1:@PORT@", "localhost:@PORT@"));
    if (draw.oneIn(2)) {
      draw.line("username=somebody");
      draw.line("password=" + draw.pick("secret:word", "{SHA}" + "0".repeat(40)));
    }
  }
}
