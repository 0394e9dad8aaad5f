package org.jsupervisor.supervisord.surface;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.HttpServerConfig;
import org.jsupervisor.config.model.RpcInterfaceConfig;

/** What clients see of a supervisor that a test controls. */
final class SampleSurface {
  static final String FACTORY = "supervisor.rpcinterface:make_main_rpcinterface";

  private SampleSurface() {}

  /** The surface with the usual interface; nobody hears of warnings. */
  static ControlSurface of(FakeControl control) {
    return of(
        control, List.of(new RpcInterfaceConfig("supervisor", FACTORY, Map.of())), line -> {});
  }

  static ControlSurface of(
      FakeControl control, List<RpcInterfaceConfig> interfaces, Consumer<String> warnings) {
    return new ControlSurface(
        control,
        interfaces,
        (methods, config) -> false,
        new SilentObserver(),
        (delay, action) -> {},
        () -> Instant.EPOCH,
        warnings);
  }

  /** A server on a TCP port that is known by these names too, with credentials unless null. */
  static HttpServerConfig inet(
      List<String> names, @Nullable String username, @Nullable String password) {
    return new HttpServerConfig.Inet("inet_http_server", "", 9001, names, username, password);
  }

  /** The same for everybody. */
  static HttpServerConfig inet() {
    return inet(List.of(), null, null);
  }
}
