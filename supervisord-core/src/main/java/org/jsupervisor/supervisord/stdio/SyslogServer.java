package org.jsupervisor.supervisord.stdio;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;

/**
 * A syslog server elsewhere, which is sent messages of RFC 5424 by UDP. The text of the time is
 * kept while the second lasts. Confined to the loop thread.
 */
public final class SyslogServer {
  /** What servers take without being told to take more. */
  static final int LARGEST_MESSAGE = 8 * 1024;

  private static final int LONGEST_HOST_NAME = 255;
  private static final int LONGEST_APPLICATION = 48;
  private static final String NIL = "-";

  private final String host;
  private final int port;
  private final String sender;
  private long knownSecond = Long.MIN_VALUE;
  private String known = "";

  /**
   * Names the server and who sends.
   *
   * @param host {@code localhost}, an IPv4 address or an IPv6 address in brackets
   * @param hostName this machine's
   * @param ident the program that syslog shows
   */
  public SyslogServer(String host, int port, String hostName, String ident) {
    this.host = host;
    this.port = port;
    this.sender =
        "Z "
            + field(hostName, LONGEST_HOST_NAME)
            + ' '
            + field(ident, LONGEST_APPLICATION)
            + " - - - ";
  }

  /** Fields are of printable ASCII characters without blanks. */
  private static String field(String text, int longest) {
    StringBuilder field = new StringBuilder(text.length());
    for (int i = 0; i < Math.min(longest, text.length()); i++) {
      char c = text.charAt(i);
      field.append(c > ' ' && c < 0x7f ? c : '_');
    }
    return field.isEmpty() ? NIL : field.toString();
  }

  /** What follows the priority and stands before the message. */
  byte[] header(Instant moment) {
    long second = moment.getEpochSecond();
    if (second != knownSecond) {
      knownSecond = second;
      String text = Instant.ofEpochSecond(second).toString();
      known = "1 " + text.substring(0, text.length() - 1) + '.';
    }
    int millis = moment.getNano() / 1_000_000;
    String fraction = millis < 10 ? "00" : millis < 100 ? "0" : "";
    return (known + fraction + millis + sender).getBytes(StandardCharsets.US_ASCII);
  }

  int connect(Posix posix) throws PosixException {
    return posix.connectUdp(host, port);
  }

  /** {@code 10.0.0.5:514}. */
  String name() {
    return host + ":" + port;
  }
}
