import java.io.IOException;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.client.SupervisorClient;
import org.jsupervisor.rpc.listener.EventListenerProtocol;
import org.jsupervisor.rpc.listener.ListenerEnvironment;
import org.jsupervisor.rpc.listener.ListenerEvent;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** Says why a process was given up; with the argument "shutdown" it ends the daemon as well. */
public final class FatalReport {
  private FatalReport() {}

  /** Runs until the daemon ends it or closes its standard input. */
  public static void main(String[] arguments) throws IOException {
    boolean shutsDown = arguments.length > 0 && arguments[0].equals("shutdown");
    try (SupervisorClient client = ListenerEnvironment.own().client()) {
      EventListenerProtocol.onStandardStreams().serve(event -> handle(event, client, shutsDown));
    }
  }

  private static boolean handle(ListenerEvent event, SupervisorClient client, boolean shutsDown)
      throws IOException {
    try {
      ProcessInfo process = client.processes().info(event.processName());
      System.err.println(process.name() + " was given up: " + process.spawnerr());
      if (shutsDown) {
        client.daemon().shutdown();
      }
      return true;
    } catch (XmlRpcFault fault) {
      System.err.println("cannot ask about " + event.processName() + ": " + fault.text());
      return true; // to be told again would not help
    }
  }
}
