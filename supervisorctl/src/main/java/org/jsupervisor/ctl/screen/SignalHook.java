package org.jsupervisor.ctl.screen;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Runs an action when a signal comes, until closed. Reaches the JDK's signal API by name, since the
 * compiler would warn of it.
 */
public final class SignalHook implements AutoCloseable {
  private final String signal;
  private final @Nullable Object previous;

  /**
   * Where the JVM leaves the signal to the system, nothing changes.
   *
   * @param signal without SIG
   */
  public SignalHook(String signal, Runnable action) {
    this.signal = signal;
    this.previous = install(signal, action);
  }

  private static @Nullable Object install(String signal, Runnable action) {
    try {
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler run =
          (proxy, method, arguments) -> {
            action.run();
            return null;
          };
      return handle(
          signal, Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, run));
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private static @Nullable Object handle(String name, Object handler)
      throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    return signal
        .getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
        .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
  }

  @Override
  public void close() {
    if (previous != null) {
      try {
        handle(signal, previous);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot restore the handler of SIG" + signal, e);
      }
    }
  }
}
