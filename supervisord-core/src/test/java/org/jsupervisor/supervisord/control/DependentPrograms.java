package org.jsupervisor.supervisord.control;

import java.nio.file.Path;
import org.jsupervisor.supervisord.posix.FakePosix.Kill;

/** Programs that need each other, and what tests ask of them. */
final class DependentPrograms {
  static final String DB = "[program:db]\ncommand=/bin/cat db\n";
  static final String WEB = "[program:web]\ncommand=/bin/cat web\ndepends_on=db:ready\n";

  /** Runs once and ends. */
  static final String JOB = "[program:job]\ncommand=/bin/cat job\nstartsecs=0\nautorestart=false\n";

  static final String WEB_AFTER_JOB =
      "[program:web]\ncommand=/bin/cat web\ndepends_on=job:completed\n";

  /** Priorities say the contrary of what the programs need. */
  static final String CHAIN =
      """
      [program:web]
      command=/bin/cat web
      priority=1
      depends_on=app:ready
      [program:app]
      command=/bin/cat app
      priority=2
      depends_on=db:ready
      [program:db]
      command=/bin/cat db
      priority=3
      """;

  static final String CHAIN_OFF = CHAIN.replace("priority", "autostart=false\npriority");

  private final Path directory;

  DependentPrograms(Path directory) {
    this.directory = directory;
  }

  ScriptedDaemon begun(String sections) {
    return new ScriptedDaemon(directory, sections).begin();
  }

  static Kill term(ScriptedDaemon daemon, String name) {
    return new Kill(daemon.info(name).pid(), 15);
  }

  static String waitingFor(ScriptedDaemon daemon, String name) {
    return String.valueOf(daemon.info(name).facts().get("waiting_for"));
  }
}
