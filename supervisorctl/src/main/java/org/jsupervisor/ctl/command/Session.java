package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.client.Credentials;
import org.jsupervisor.rpc.client.Endpoint;
import org.jsupervisor.rpc.client.SupervisorClient;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/**
 * What verbs share: the user's terminal, the server in use and the exit status so far. Confined to
 * one thread.
 */
public final class Session implements AutoCloseable {
  private final Terminal terminal;
  private final boolean isInteractive;
  private String serverUrl;
  private @Nullable String username;
  private @Nullable String password;
  private @Nullable SupervisorClient client;
  private int exitStatus;
  private boolean isEnded;

  public Session(
      Terminal terminal,
      boolean isInteractive,
      String serverUrl,
      @Nullable String username,
      @Nullable String password) {
    this.terminal = terminal;
    this.isInteractive = isInteractive;
    this.serverUrl = serverUrl;
    this.username = username;
    this.password = password;
  }

  public Terminal terminal() {
    return terminal;
  }

  /** What was said is seen even if the next call takes its time. */
  void say(String line) {
    terminal.line(line);
    terminal.flush();
  }

  void sayAll(List<String> lines) {
    for (String line : lines) {
      terminal.line(line);
    }
    terminal.flush();
  }

  /** Whether questions may be asked. */
  public boolean isInteractive() {
    return isInteractive;
  }

  String serverUrl() {
    return serverUrl;
  }

  void useServer(String url) throws IOException {
    close();
    serverUrl = url;
  }

  public void useCredentials(String name, String secret) throws IOException {
    close();
    username = name;
    password = secret;
  }

  /** The connection of this command; empty strings count as credentials. */
  SupervisorClient client() throws CommandException {
    SupervisorClient current = client;
    if (current == null) {
      current = newClient(username != null && password != null);
      client = current;
    }
    return current;
  }

  /** All processes, asked for on a connection of its own. */
  public List<ProcessInfo> processes() throws IOException, XmlRpcFault, CommandException {
    try (this) {
      return client().processes().allInfo();
    }
  }

  /** Another connection, to follow a log; an empty password counts as none. */
  SupervisorClient newFollower() throws CommandException {
    return newClient(username != null && password != null && !password.isEmpty());
  }

  private SupervisorClient newClient(boolean withCredentials) throws CommandException {
    Credentials credentials = null;
    if (withCredentials && username != null && password != null) {
      credentials = new Credentials(username, password);
    }
    try {
      return new SupervisorClient(Endpoint.parse(serverUrl), credentials);
    } catch (IllegalArgumentException e) {
      throw new CommandException("ValueError", String.valueOf(e.getMessage()));
    }
  }

  /** The last failure decides how the program exits. */
  public void fail(int status) {
    exitStatus = status;
  }

  /** Says what went wrong, which is a failure of no particular kind. */
  void refuse(String message) {
    say(message);
    fail(ExitStatus.GENERIC);
  }

  public int exitStatus() {
    return exitStatus;
  }

  /** Leaves the shell after this command. */
  void end() {
    isEnded = true;
  }

  public boolean isEnded() {
    return isEnded;
  }

  /** Closes the connection; the next command opens another. */
  @Override
  public void close() throws IOException {
    SupervisorClient open = client;
    client = null;
    if (open != null) {
      open.close();
    }
  }
}
