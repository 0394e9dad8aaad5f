package org.jsupervisor.ctl;

/** What {@code -h} prints. */
final class HelpText {
  private HelpText() {}

  static String of(String program) {
    return "jsupervisorctl -- control the programs that jsupervisord runs.\n\nUsage: "
        + program
        + """
         [options] [action [arguments]]

        Options:
        -c/--configuration FILE   read this configuration file, do not search
        -h/--help                 print this text and exit
        -i/--interactive          ask for confirmation and credentials
        -s/--serverurl URL        where the server listens: http://host:port or unix:///path
                                  (default http://localhost:9001)
        -u/--username NAME        user name to use with the server
        -p/--password PASSWORD    password to use with the server
        -r/--history_file FILE    accepted, not used
        --color WHEN              auto, always or never; auto: on a terminal
        --json                    answer in JSON: status, avail, reread, update and others

        Without an action, a shell reads actions from its input. The action "help" lists them.
        The action "status --watch [SECONDS]" keeps the status on the screen.
        """;
  }
}
