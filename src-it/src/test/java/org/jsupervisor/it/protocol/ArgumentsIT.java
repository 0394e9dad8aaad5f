package org.jsupervisor.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.served.ServingDaemon;
import org.jsupervisor.it.wire.HttpReply;
import org.jsupervisor.it.wire.HttpTarget;
import org.jsupervisor.it.wire.RpcFault;
import org.jsupervisor.it.wire.XmlRpc;
import org.junit.jupiter.api.Test;

/**
 * Every method with too few and too many arguments, and with a value of every type at every place:
 * answered as by the original, or with fault 2, which is the row "Arguments of a wrong type" of the
 * compatibility page.
 */
@PrivateDaemon
class ArgumentsIT {
  private static final String SECTIONS =
      """
      [program:cat]
      command=/bin/sh -c "trap '' HUP TRAP; exec cat"
      startsecs=0
      [program:off]
      command=/bin/sleep 1000
      autostart=false
      """;

  private static final List<String> TYPES =
      List.of(
          "<int>5</int>",
          "<boolean>1</boolean>",
          "<double>5.5</double>",
          "<string></string>",
          "<string>nobody</string>",
          "<nil/>",
          "<base64>bm9ib2R5</base64>",
          "<array><data></data></array>",
          "<array><data><value>cat</value></data></array>",
          "<struct></struct>",
          "<struct><member><name>a</name><value>b</value></member></struct>");

  /** What a method takes, in a form that is accepted and harmless. */
  private static final Map<String, List<String>> GOOD = good();

  @Test
  void countAndTypesOfArguments(Sandbox sandbox) {
    Map<String, String> original = answers(sandbox, Product.STOCK);
    Map<String, String> ours = answers(sandbox, Product.OURS);
    assertThat(original.size()).as("calls").isGreaterThan(400);
    assertThat(original).as("the row of the compatibility page").containsValue("status 500");
    List<String> faults = new ArrayList<>();
    original.forEach(
        (call, theirs) -> {
          String own = String.valueOf(ours.get(call));
          if (!isFine(own, theirs)) {
            faults.add(call + ": " + own + " instead of " + theirs);
          }
        });
    assertThat(faults).as(() -> String.join("\n", faults)).isEmpty();
  }

  /** A wrong type may always be refused; where the original breaks it must be. */
  private static boolean isFine(String own, String theirs) {
    return own.equals(theirs)
        || own.startsWith("fault 2: INCORRECT_PARAMETERS")
        || (theirs.equals("status 500") && own.startsWith("[{faultCode=2"));
  }

  private static Map<String, String> answers(Sandbox sandbox, Product product) {
    Map<String, String> answers = new LinkedHashMap<>();
    ServingDaemon.use(
        sandbox,
        product,
        SECTIONS,
        daemon -> {
          HttpTarget target = HttpTarget.unix(daemon.socket());
          GOOD.forEach(
              (method, good) -> {
                for (List<String> arguments : variations(good)) {
                  String call = method + arguments;
                  answers.put(call, answer(target, method, arguments));
                }
              });
          return "";
        });
    return answers;
  }

  private static List<List<String>> variations(List<String> good) {
    List<List<String>> all = new ArrayList<>();
    for (int count = 0; count < good.size(); count++) {
      all.add(good.subList(0, count));
    }
    List<String> more = new ArrayList<>(good);
    more.addAll(List.of("x", "x", "x"));
    all.add(more);
    for (int place = 0; place < good.size(); place++) {
      for (String type : TYPES) {
        List<String> changed = new ArrayList<>(good);
        changed.set(place, type);
        all.add(changed);
      }
    }
    return all;
  }

  private static String answer(HttpTarget target, String method, List<String> arguments) {
    StringBuilder call = new StringBuilder("<methodCall><methodName>");
    call.append(method).append("</methodName><params>");
    for (String argument : arguments) {
      call.append("<param><value>").append(argument).append("</value></param>");
    }
    try {
      HttpReply reply = target.post("/RPC2", call + "</params></methodCall>");
      if (reply.status() != 200) {
        return "status " + reply.status();
      }
      Object value = XmlRpc.decode(reply.bytes());
      return method.endsWith(".readLog") ? "a text" : String.valueOf(value);
    } catch (RpcFault fault) {
      return "fault " + fault.code() + ": " + fault.getMessage();
    } catch (IOException e) {
      throw new AssertionError("cannot call " + method, e);
    }
  }

  private static Map<String, List<String>> good() {
    Map<String, List<String>> good = new LinkedHashMap<>();
    for (String plain :
        List.of(
            "getAPIVersion getAllConfigInfo getAllProcessInfo getIdentification getPID getState"
                .split(" ", -1))) {
      good.put("supervisor." + plain, List.of());
    }
    for (String named :
        List.of(
            "addProcessGroup clearProcessLog clearProcessLogs getProcessInfo removeProcessGroup"
                .split(" ", -1))) {
      good.put("supervisor." + named, List.of("cat"));
    }
    String number = "<int>0</int>";
    for (String windowed :
        List.of(
            "readProcessLog readProcessStdoutLog readProcessStderrLog tailProcessLog"
                .concat(" tailProcessStdoutLog tailProcessStderrLog")
                .split(" ", -1))) {
      good.put("supervisor." + windowed, List.of("cat", number, number));
    }
    String waiting = "<boolean>0</boolean>";
    good.put("supervisor.readLog", List.of("<int>99999999</int>", number));
    good.put("supervisor.sendProcessStdin", List.of("cat", "x"));
    good.put("supervisor.sendRemoteCommEvent", List.of("type", "data"));
    good.put("supervisor.signalAllProcesses", List.of("NONSENSE"));
    good.put("supervisor.signalProcess", List.of("off", "CONT"));
    good.put("supervisor.signalProcessGroup", List.of("off", "CONT"));
    good.put("supervisor.startProcess", List.of("cat", waiting));
    good.put("supervisor.startProcessGroup", List.of("cat", waiting));
    good.put("supervisor.stopProcess", List.of("off", waiting));
    good.put("supervisor.stopProcessGroup", List.of("off", waiting));
    good.put("system.listMethods", List.of());
    good.put("system.methodHelp", List.of("nothing"));
    good.put("system.methodSignature", List.of("nothing"));
    good.put("system.multicall", List.of("<array><data></data></array>"));
    return good;
  }
}
