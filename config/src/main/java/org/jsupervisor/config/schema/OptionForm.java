package org.jsupervisor.config.schema;

/** What the value of an option looks like. */
public enum OptionForm {
  TEXT("a text"),
  NUMBER("a whole number"),
  BOOLEAN("true or false"),
  SIZE("a number of bytes, or one with KB, MB or GB such as 50MB"),
  OCTAL("an octal number such as 022"),
  LEVEL("critical, error, warn, info, debug, trace or blather"),
  SIGNAL("a signal such as TERM, SIGTERM or 15"),
  EXIT_CODES("numbers from 0 to 255, separated by commas"),
  AUTORESTART("true, false or unexpected"),
  USER("a user that exists, by name or number"),
  OWNER("a user that exists, or user:group"),
  DIRECTORY("a directory that exists"),
  FILE("a path in a directory that exists"),
  LOG_FILE("a path in a directory that exists, AUTO or NONE"),
  COMMAND("the program to run and its arguments"),
  PAIRS("pairs such as A=\"1\",B=\"two words\""),
  NAMES("names separated by commas"),
  PATTERNS("file patterns separated by blanks"),
  ADDRESS("a port, *:port or host:port"),
  SOCKET("tcp://host:port or unix:///path"),
  EVENTS("event types such as PROCESS_STATE, separated by commas"),
  URL("a URL, or AUTO");

  private final String description;

  OptionForm(String description) {
    this.description = description;
  }

  /** As in "set x to ...". */
  public String description() {
    return description;
  }
}
