package org.jsupervisor.rpc.listener;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.client.Credentials;
import org.jsupervisor.rpc.client.Endpoint;
import org.jsupervisor.rpc.client.SupervisorClient;

/** What the daemon tells its programs in their environment. */
public record ListenerEnvironment(Map<String, String> variables) {

  /** The environment of this process. */
  public static ListenerEnvironment own() {
    return new ListenerEnvironment(System.getenv());
  }

  /** The name of this process, null if it was not started by a daemon. */
  public @Nullable String processName() {
    return variables.get("SUPERVISOR_PROCESS_NAME");
  }

  /** The group of this process, null if it was not started by a daemon. */
  public @Nullable String groupName() {
    return variables.get("SUPERVISOR_GROUP_NAME");
  }

  /**
   * A client of the daemon that started this process. Its user name and password, if it asks for
   * them, are taken from {@code SUPERVISOR_USERNAME} and {@code SUPERVISOR_PASSWORD}, which the
   * configuration has to give with {@code environment=}.
   *
   * @throws IllegalStateException if the environment names no server
   */
  public SupervisorClient client() {
    String url = variables.get("SUPERVISOR_SERVER_URL");
    if (url == null || url.isEmpty()) {
      throw new IllegalStateException(
          "cannot call the daemon: SUPERVISOR_SERVER_URL is not set, so it has no HTTP server");
    }
    return new SupervisorClient(Endpoint.parse(url), credentials());
  }

  private @Nullable Credentials credentials() {
    String username = variables.getOrDefault("SUPERVISOR_USERNAME", "");
    String password = variables.getOrDefault("SUPERVISOR_PASSWORD", "");
    return username.isEmpty() ? null : new Credentials(username, password);
  }

  /** Names the variables, not their values: there may be a password among them. */
  @Override
  public String toString() {
    return "ListenerEnvironment" + variables.keySet();
  }
}
