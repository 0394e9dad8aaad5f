package org.jsupervisor.config.probe;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.CommandLineWords;
import org.jsupervisor.config.value.ConfigException;

/** Probes as options write them. */
public final class ProbeText {
  /** The descriptor of a program that names none. */
  private static final int FIRST_DESCRIPTOR = 3;

  private static final int LARGEST_DESCRIPTOR = 255;
  private static final int HTTP_PORT = 80;
  private static final String HTTP = "http://";
  private static final String HTTP_UNIX = "unix:";

  private ProbeText() {}

  /**
   * What tells that a program is ready.
   *
   * @throws ConfigException if the text names no such thing
   */
  public static Probe ofReadiness(String text) {
    try {
      Probe probe = signal(text);
      if (probe == null) {
        probe = question(text);
      }
      if (probe != null) {
        return probe;
      }
    } catch (ConfigException e) {
      throw refusal(text, e);
    }
    throw new ConfigException("cannot use " + text + " as a sign of readiness", text);
  }

  /**
   * How a running program is checked; a text of no other form is a command.
   *
   * @throws ConfigException if the text names no such thing
   */
  public static Probe ofHealth(String text) {
    try {
      if (text.startsWith("log:")) {
        throw new ConfigException("lines of a log tell of readiness only");
      }
      Probe probe = question(text);
      return probe == null ? command(text) : probe;
    } catch (ConfigException e) {
      throw refusal(text, e);
    }
  }

  private static ConfigException refusal(String text, ConfigException reason) {
    return new ConfigException("cannot use " + text + " as a check: " + reason.text(), text);
  }

  /** What the program does by itself. */
  private static @Nullable Probe signal(String text) {
    if (text.equals("notify")) {
      return new Probe.Notify();
    } else if (text.equals("fd")) {
      return new Probe.Descriptor(FIRST_DESCRIPTOR);
    } else if (text.startsWith("fd:")) {
      int number = Address.number(text.substring(3), LARGEST_DESCRIPTOR);
      if (number < FIRST_DESCRIPTOR) {
        throw new ConfigException(
            "there is no descriptor from " + FIRST_DESCRIPTOR + " to " + LARGEST_DESCRIPTOR);
      }
      return new Probe.Descriptor(number);
    } else if (text.startsWith("log:")) {
      String pattern = text.substring(4);
      LinePattern.compile(pattern);
      return new Probe.Log(pattern);
    }
    return null;
  }

  /** What the program is asked. */
  private static @Nullable Probe question(String text) {
    if (text.startsWith("tcp:")) {
      String address = text.substring(4);
      return new Probe.Connect(
          Address.tcp(address.startsWith("//") ? address.substring(2) : address, 0));
    } else if (text.startsWith("unix:")) {
      return new Probe.Connect(Address.afterUnix(text.substring(5)));
    } else if (text.startsWith("https:") || text.startsWith("http:https:")) {
      throw new ConfigException("certificates are not checked here, use exec: and a client");
    } else if (text.startsWith("http:" + HTTP)) {
      return http(text.substring(5));
    } else if (text.startsWith(HTTP)) {
      return http(text);
    } else if (text.startsWith("http:")) {
      throw new ConfigException("it is no URL that begins with http://");
    } else if (text.startsWith("exec:")) {
      return command(text.substring(5));
    }
    return null;
  }

  private static Probe command(String command) {
    if (CommandLineWords.split(command).isEmpty()) {
      throw new ConfigException("the command is empty");
    }
    int start = 0;
    while (" \t\r\n".indexOf(command.charAt(start)) >= 0) {
      start++;
    }
    // A blank at the end may be escaped.
    return new Probe.Exec(command.substring(start));
  }

  private static Probe http(String url) {
    String rest = url.substring(HTTP.length());
    for (int i = 0; i < rest.length(); i++) {
      if (rest.charAt(i) <= ' ' || rest.charAt(i) >= 0x7f) {
        throw new ConfigException("a URL has no blanks and no other than ASCII characters");
      }
    }
    boolean isUnix = rest.startsWith(HTTP_UNIX);
    int end = isUnix ? rest.indexOf(":", HTTP_UNIX.length()) : rest.indexOf('/');
    String place = end < 0 ? rest : rest.substring(0, end);
    String path = end < 0 ? "/" : rest.substring(isUnix ? end + 1 : end);
    if (!path.startsWith("/")) {
      throw new ConfigException("the path of a URL begins with /");
    }
    int fragment = path.indexOf('#');
    Address address =
        isUnix ? Address.unix(place.substring(HTTP_UNIX.length())) : Address.tcp(place, HTTP_PORT);
    return new Probe.Http(address, fragment < 0 ? path : path.substring(0, fragment));
  }

  /** The text that stands for the probe in options, and in log lines. */
  public static String of(Probe probe) {
    if (probe instanceof Probe.Notify) {
      return "notify";
    } else if (probe instanceof Probe.Log log) {
      return "log:" + log.pattern();
    } else if (probe instanceof Probe.Descriptor descriptor) {
      return "fd:" + descriptor.number();
    } else if (probe instanceof Probe.Connect connect) {
      return (connect.address().path() == null ? "tcp:" : "unix:") + connect.address().text();
    } else if (probe instanceof Probe.Http http) {
      boolean isUnix = http.address().path() != null;
      String place = http.address().text();
      return HTTP + (isUnix ? HTTP_UNIX + place + ":" : place) + http.path();
    } else if (probe instanceof Probe.Exec exec) {
      return "exec:" + exec.command();
    }
    throw new AssertionError(probe);
  }
}
