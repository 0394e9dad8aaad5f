package org.jsupervisor.ctl.command;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Runs an action on Ctrl-C instead of dying, until closed. Reaches the JDK's signal API by name,
 * since the compiler would warn of it.
 */
public final class Interrupt implements AutoCloseable {
  private final @Nullable Object previous;

  /** Where the JVM leaves the signal to the system, Ctrl-C keeps ending the program. */
  public Interrupt(Runnable action) {
    previous = install(action);
  }

  private static @Nullable Object install(Runnable action) {
    try {
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler run =
          (proxy, method, arguments) -> {
            action.run();
            return null;
          };
      return handle(
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, run));
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private static @Nullable Object handle(Object handler) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    return signal
        .getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
        .invoke(null, signal.getConstructor(String.class).newInstance("INT"), handler);
  }

  @Override
  public void close() {
    if (previous != null) {
      try {
        handle(previous);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot restore the handler of SIGINT", e);
      }
    }
  }
}
