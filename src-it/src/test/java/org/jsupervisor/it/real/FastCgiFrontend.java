package org.jsupervisor.it.real;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.server.Nginx;
import org.jsupervisor.it.wire.HttpReply;
import org.jsupervisor.it.wire.HttpTarget;

/** A real nginx that hands every request to a FastCGI socket, answered by the test's responder. */
final class FastCgiFrontend {
  private static final String LOCATION =
      """
      location / {
        fastcgi_pass UPSTREAM;
        fastcgi_param REQUEST_METHOD $request_method;
        fastcgi_param REQUEST_URI $request_uri;
      }
      """;

  private final HttpTarget web;
  private final Command.Started nginx;

  private FastCgiFrontend(HttpTarget web, Command.Started nginx) {
    this.web = web;
    this.nginx = nginx;
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param upstream as {@code fastcgi_pass} takes it
   */
  static FastCgiFrontend start(Sandbox sandbox, String upstream) {
    int port = Machine.freePort();
    Command.Started nginx = Nginx.start(sandbox, port, LOCATION.replace("UPSTREAM", upstream));
    HttpTarget web = HttpTarget.inet(port);
    return new FastCgiFrontend(web, nginx);
  }

  HttpTarget web() {
    return web;
  }

  /** Sends a request and answers the pid of the responder. */
  long answer() {
    try {
      HttpReply reply = web.get("/page");
      Matcher matcher = Pattern.compile("pid (\\d+)").matcher(reply.text());
      if (reply.status() != 200 || !matcher.find()) {
        throw new AssertionError("no answer of a responder: " + reply);
      }
      return Long.parseLong(matcher.group(1));
    } catch (IOException e) {
      throw new AssertionError("cannot ask nginx", e);
    }
  }

  /** Sends a request; answers what is wrong with the answer, or an empty text. */
  String request() {
    try {
      return answer() > 0 ? "" : "no pid";
    } catch (AssertionError e) {
      return String.valueOf(e.getMessage());
    }
  }

  void end() {
    nginx.process().destroy();
    nginx.await(Await.PATIENCE);
  }
}
