package org.jsupervisor.it.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request, byte by byte, and where our answer differs on purpose.
 *
 * @param row the beginning of the row in {@code docs/explanation/compatibility.md}, or nothing
 * @param ours what is answered there instead: statuses, faults, and what becomes of the connection
 */
record Probe(String name, String server, String request, String row, String ours) {
  private static final String CALL =
      "POST /RPC2 HTTP/1.1\\r\\nHost: h\\r\\nContent-Type: text/xml\\r\\nContent-Length:"
          + " @LENGTH@\\r\\n\\r\\n";

  /** All in a text of tab-separated lines; a request that begins with a tag is put into a call. */
  static List<Probe> all(String lines) {
    List<Probe> all = new ArrayList<>();
    for (String line : lines.split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        String[] parts = (line + "\t\t\t").split("\t", -1);
        all.add(new Probe(parts[0], parts[1], parts[2], parts[3], parts[4]));
      }
    }
    return all;
  }

  boolean isHead() {
    return request.startsWith("HEAD ");
  }

  boolean differsOnPurpose() {
    return !row.isEmpty();
  }

  byte[] bytes() {
    String whole = request.startsWith("<") ? CALL + request : request;
    int body = whole.indexOf("\\r\\n\\r\\n") + "\\r\\n\\r\\n".length();
    int length = unescaped(whole.substring(body)).length;
    return unescaped(whole.replace("@LENGTH@", Integer.toString(length)));
  }

  private static byte[] unescaped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      char escaped = text.charAt(++i);
      switch (escaped) {
        case 'r' -> bytes.write('\r');
        case 'n' -> bytes.write('\n');
        case 't' -> bytes.write('\t');
        case 'x' -> {
          bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
          i += 2;
        }
        default -> throw new IllegalArgumentException("unknown escape in " + text);
      }
    }
    return bytes.toByteArray();
  }
}
