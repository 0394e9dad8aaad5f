package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.json.JsonAnswer;
import org.jsupervisor.ctl.screen.Screen;
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
  private final List<VerbPlugin> plugins = new ArrayList<>();
  private String serverUrl;
  private @Nullable String username;
  private @Nullable String password;
  private @Nullable SupervisorClient client;
  private Screen screen = Screen.NONE;
  private @Nullable JsonAnswer answer;
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

  /** Adds verbs; those known already win. */
  public void add(VerbPlugin plugin) {
    plugins.add(plugin);
  }

  List<VerbPlugin> plugins() {
    return plugins;
  }

  /** The verb for a word, null if there is none. */
  public @Nullable Verb verb(String word) {
    Verb verb = Verbs.find(word);
    for (int i = 0; verb == null && i < plugins.size(); i++) {
      verb = plugins.get(i).find(word);
    }
    return verb;
  }

  /** Every word that {@link #verb} knows and help lists, sorted. */
  public List<String> verbNames() {
    TreeSet<String> names = new TreeSet<>(List.of(Verbs.NAMES));
    names.add("help");
    for (VerbPlugin plugin : plugins) {
      names.addAll(plugin.names());
    }
    return new ArrayList<>(names);
  }

  public Terminal terminal() {
    return terminal;
  }

  /** From now on output goes to this screen; without one it goes to a file or pipe. */
  public void useScreen(Screen other) {
    screen = other;
  }

  /** A shell outlives many sizes of its terminal. */
  Screen screen() {
    screen = isInteractive ? screen.measured() : screen;
    return screen;
  }

  /** From now on verbs fill in this document. */
  public void useAnswer(@Nullable JsonAnswer document) {
    answer = document;
  }

  /** Writes the document, if there is one, and talks to a user again. */
  public void sendAnswer() {
    JsonAnswer document = answer;
    if (document != null) {
      send(document.text());
    }
  }

  /** The same, for one of many documents. */
  void sendAnswerLine() {
    JsonAnswer document = answer;
    if (document != null) {
      send(document.line());
    }
  }

  private void send(String text) {
    answer = null;
    terminal.text(text);
    terminal.flush();
  }

  /** The document to fill in; null if a user is answered. */
  @Nullable JsonAnswer answer() {
    return answer;
  }

  /**
   * What was said is seen even if the next call takes its time. What is left to say where a
   * document is filled in is what went wrong.
   */
  public void say(String line) {
    problem(line, 0, null);
  }

  /** Says what went wrong with what, for a fault of that code, or 0. */
  public void problem(String line, int fault, @Nullable String name) {
    JsonAnswer document = answer;
    if (document != null) {
      document.error(line, fault, name);
    } else {
      terminal.line(line);
      terminal.flush();
    }
  }

  void sayAll(List<String> lines) {
    for (String line : lines) {
      terminal.line(line);
    }
    terminal.flush();
  }

  /** Whether questions may be asked. */
  public boolean isInteractive() {
    return isInteractive && answer == null;
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
  public SupervisorClient client() throws CommandException {
    SupervisorClient current = client;
    if (current == null) {
      current = newClient();
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

  /** Another connection like that of the commands, for another thread. */
  SupervisorClient newClient() throws CommandException {
    return newClient(username != null && password != null);
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
    JsonAnswer document = answer;
    if (document != null) {
      document.fail(status);
    }
  }

  /** Says what went wrong, which is a failure of no particular kind. */
  void refuse(String message) {
    say(message);
    fail(ExitStatus.GENERIC);
  }

  /** The same for a fault the server answered with. */
  void refuse(String message, XmlRpcFault fault) {
    problem(message, fault.code(), null);
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
