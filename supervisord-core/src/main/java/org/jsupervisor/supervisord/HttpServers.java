package org.jsupervisor.supervisord;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsupervisor.config.model.HttpServerConfig;
import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.plugin.RpcFactory;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.group.MainLog;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.net.EndpointContext;
import org.jsupervisor.supervisord.net.HttpEndpoint;
import org.jsupervisor.supervisord.net.SocketOwnerException;
import org.jsupervisor.supervisord.net.UnixSocketFile;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.StartupPosix;
import org.jsupervisor.supervisord.surface.ControlSurface;

/** The control endpoints of one life of the daemon (daemon.md 3.5). Loop thread only. */
final class HttpServers {
  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final EndpointContext context;
  private final List<HttpEndpoint> endpoints = new ArrayList<>();

  HttpServers(EndpointContext context) {
    this.context = context;
  }

  /**
   * Refuses a configuration whose servers cannot be opened because of what it says or because
   * another daemon has them open; to be asked before anything of that daemon is touched.
   */
  void check(SupervisordConfig config) throws StartException {
    if (!config.httpServers().isEmpty()) {
      refuseUnknownOptions(config);
    }
    for (HttpServerConfig server : config.httpServers()) {
      try {
        if (server instanceof HttpServerConfig.Inet inet) {
          HttpEndpoint.tryTcp(context, inet.host(), inet.port());
        } else if (server instanceof HttpServerConfig.Unix unix) {
          HttpEndpoint.tryUnix(socketFile(unix));
        }
      } catch (PosixException e) {
        throw new StartException(StartException.USAGE, cannotOpen(e), e);
      }
    }
  }

  /** Opens every configured server; on failure those already open are closed again. */
  void open(SupervisordConfig config, ControlSurface surface, PrintStream notices)
      throws StartException {
    try {
      for (HttpServerConfig server : config.httpServers()) {
        endpoints.add(open(server, surface, notices));
      }
    } catch (StartException e) {
      close();
      throw e;
    }
  }

  /** A factory that is called with an option it does not take fails in the original. */
  private void refuseUnknownOptions(SupervisordConfig config) throws StartException {
    for (RpcInterfaceConfig rpc : config.rpcInterfaces()) {
      List<String> refused = unknownOptions(rpc);
      if (!refused.isEmpty()) {
        context
            .warnings()
            .accept(
                "[rpcinterface:"
                    + rpc.name()
                    + "] takes no further options, remove: "
                    + String.join(", ", refused));
        throw new StartException(
            StartException.USAGE, "Could not make " + rpc.name() + " rpc interface");
      }
    }
  }

  private static List<String> unknownOptions(RpcInterfaceConfig rpc) {
    List<String> unknown = new ArrayList<>();
    RpcFactory factory = RpcFactory.of(rpc.factory());
    if (factory != null && factory.isBuiltIn()) {
      for (String key : rpc.options().keySet()) {
        if (!factory.takes(key)) {
          unknown.add(key);
        }
      }
    }
    return unknown;
  }

  private HttpEndpoint open(HttpServerConfig server, ControlSurface surface, PrintStream notices)
      throws StartException {
    try {
      if (server instanceof HttpServerConfig.Inet inet) {
        return HttpEndpoint.listenTcp(context, inet.host(), inet.port(), surface.handler(server));
      }
      if (server instanceof HttpServerConfig.Unix unix) {
        return HttpEndpoint.listenUnix(
            context, socketFile(unix), surface.handler(server), notices::println);
      }
    } catch (PosixException e) {
      throw new StartException(StartException.USAGE, cannotOpen(e), e);
    } catch (SocketOwnerException e) {
      throw new StartException(StartException.USAGE, cannotChown(server), e);
    } catch (IOException e) {
      throw new StartException(
          StartException.USAGE, "Cannot open an HTTP server: " + e.getMessage(), e);
    }
    throw new AssertionError(server);
  }

  private static UnixSocketFile socketFile(HttpServerConfig.Unix unix) {
    return new UnixSocketFile(unix.file(), unix.chmod(), unix.uid(), unix.gid());
  }

  private static String cannotOpen(PosixException failure) {
    if (failure.errno() == Errno.EADDRINUSE) {
      return "Another program is already listening on a port that one of our HTTP servers is"
          + " configured to use.  Shut this program down first before starting supervisord.";
    }
    String reported =
        failure.errno() < 0
            ? String.valueOf(failure.errno())
            : "errno." + failure.errnoName() + " (" + failure.errno() + ")";
    return "Cannot open an HTTP server: socket.error reported " + reported;
  }

  private String cannotChown(HttpServerConfig server) {
    HttpServerConfig.Unix unix = (HttpServerConfig.Unix) server;
    StartupPosix accounts = context.startup();
    StartupPosix.User user = accounts.userById(accounts.uid());
    return "Not permitted to chown "
        + unix.file()
        + " to uid/gid ("
        + unix.uid()
        + ", "
        + unix.gid()
        + "); adjust \"sockchown\" value in config file or on command line to values that the"
        + " current user ("
        + (user == null ? accounts.uid() : user.name())
        + ") can successfully chown";
  }

  /** Says in the main log what was opened. */
  static void announce(SupervisordConfig config, Instant now, MainLog log) {
    for (HttpServerConfig server : config.httpServers()) {
      ServerBanner.log(server, now, log);
      for (RpcInterfaceConfig rpc : config.rpcInterfaces()) {
        if (ControlSurface.isAvailable(rpc)) {
          log.log(LogLevel.INFO, "RPC interface '" + rpc.name() + "' initialized");
        }
      }
      String username = server.username();
      if (username == null || username.isEmpty()) {
        log.log(
            LogLevel.CRITICAL,
            "Server '" + server.section() + "' running without any HTTP authentication checking");
      }
    }
  }

  /** Lets answers on their way go out, then closes everything; {@code whenDrained} runs once. */
  void drain(EventLoop loop, Runnable whenDrained) {
    int[] open = {endpoints.size()};
    if (open[0] == 0) {
      whenDrained.run();
      return;
    }
    long deadline = loop.nowNanos() + DRAIN_NANOS;
    for (HttpEndpoint endpoint : List.copyOf(endpoints)) {
      endpoint.unlinkSocket();
      endpoint.drain(
          deadline,
          () -> {
            open[0]--;
            if (open[0] == 0) {
              whenDrained.run();
            }
          });
    }
  }

  /** Closes everything at once and removes socket files. */
  void close() {
    for (HttpEndpoint endpoint : endpoints) {
      endpoint.unlinkSocket();
      endpoint.close();
    }
    endpoints.clear();
  }
}
