package org.jsupervisor.it.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jsupervisor.it.wire.RpcFault;
import org.jsupervisor.it.wire.XmlRpc;

/** Makes what two runs show comparable: directories, ports, pids and times become placeholders. */
record Normalization(String directory, int port, String version, long daemonPid) {
  private static final Set<String> TIMES = Set.of("start", "stop", "now");

  /** What may differ anywhere. */
  String text(String actual) {
    String text =
        actual
            .replace(directory, "@DIR@")
            .replace(":" + port, ":@PORT@")
            .replaceAll(
                "pid [0-9]+, uptime ([0-9]+ days?, )?[0-9]+:[0-9]{2}:[0-9]{2}",
                "pid @PID@, uptime @UPTIME@")
            .replaceAll(
                "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{2} [0-9]{2}:[0-9]{2} [AP]M",
                "@STOPTIME@")
            .replaceAll("---supervisor-[A-Za-z0-9_]{8}\\.log", "---supervisor-@RND@.log");
    return version.isEmpty() ? text : text.replace(version, "@VERSION@");
  }

  /** What the client prints. */
  String client(String actual) {
    return text(actual)
        .replaceAll("(?s)error: <class .*? line: \\d+(?=\n)", "error: @DETAIL@")
        .replaceAll("(?m)error: (?!@DETAIL@).*$", "error: @DETAIL@")
        .replaceAll("For help, use .* -h", "For help, use @PROG@ -h")
        .replaceAll("(?m)(^|> )[1-9][0-9]*$", "$1@PID@");
  }

  /** What the web pages tell. */
  String web(String actual) {
    return text(actual)
        .replaceAll(
            "(Page%20refreshed%20at%20|All%20stopped%20at%20|All%20restarted%20at%20)[A-Za-z0-9%]+",
            "$1@CTIME@");
  }

  /** The value of an XML-RPC answer, faults as a map; arrays sorted if their order is free. */
  Object value(String document, boolean freeOrder) throws IOException {
    String typed = text(document).replaceAll("<int>(@\\w+@)</int>", "<string>$1</string>");
    try {
      Object value = XmlRpc.decode(typed.getBytes(StandardCharsets.UTF_8));
      return value("", value, freeOrder);
    } catch (RpcFault fault) {
      return "fault " + fault.code() + ": " + fault.getMessage();
    }
  }

  private Object value(String name, Object value, boolean freeOrder) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> members = new TreeMap<>();
      map.forEach(
          (key, member) -> members.put(key.toString(), value(key.toString(), member, freeOrder)));
      return members;
    }
    if (value instanceof List<?> list) {
      List<Object> values = new ArrayList<>();
      list.forEach(element -> values.add(value("", element, freeOrder)));
      if (freeOrder) {
        values.sort(Comparator.comparing(Object::toString));
      }
      return values;
    }
    if (value instanceof Integer number && number != 0) {
      if (TIMES.contains(name)) {
        return "@TS@";
      }
      if (name.equals("pid") || number.longValue() == daemonPid) {
        return "@PID@";
      }
    }
    return value;
  }
}
