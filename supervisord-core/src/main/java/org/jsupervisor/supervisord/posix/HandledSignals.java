package org.jsupervisor.supervisord.posix;

import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Receives signals through the virtual machine's own handlers when the launcher did not block them.
 * The only place where another thread does work: the machine calls the handler on a thread of its
 * own, which does nothing but write the signal's number to a pipe that the loop watches.
 */
final class HandledSignals implements SignalSource {
  private static final String[] NAMES = {"TERM", "INT", "HUP", "USR2", "CHLD"};
  private static final int[] NUMBERS = {
    Kernel.SIGTERM, Kernel.SIGINT, Kernel.SIGHUP, Kernel.SIGUSR2, Kernel.SIGCHLD
  };

  private final Posix posix;
  private final Posix.Pipe pipe;
  private final ByteBuffer pending = ByteBuffer.allocateDirect(1);

  HandledSignals(Posix posix, Consumer<String> notices) throws PosixException {
    this.posix = posix;
    pipe = posix.pipe();
    posix.setNonBlocking(pipe.readEnd());
    StringBuilder missing = new StringBuilder("QUIT");
    try {
      install(missing);
    } catch (ReflectiveOperationException | IOException e) {
      missing.append(" and every other signal: ").append(e);
    }
    notices.accept(
        "not started by the launcher, so signals are not blocked: cannot receive "
            + missing
            + "; signals that were ignored at start stay ignored");
  }

  @Override
  public int fd() {
    return pipe.readEnd();
  }

  @Override
  public @Nullable Received next() throws PosixException {
    pending.clear();
    return posix.read(pipe.readEnd(), pending) == 1 ? new Received(pending.get(0), 0) : null;
  }

  // By reflection, because javac warns of sun.misc in a way that cannot be suppressed.
  private void install(StringBuilder missing) throws ReflectiveOperationException, IOException {
    Class<?> signalType = Class.forName("sun.misc.Signal");
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    // A stream of its own, so that the other thread never enters the bindings.
    FileOutputStream wakeUp = new FileOutputStream("/proc/self/fd/" + pipe.writeEnd());
    for (int i = 0; i < NAMES.length; i++) {
      Object handler =
          Proxy.newProxyInstance(
              handlerType.getClassLoader(),
              new Class<?>[] {handlerType},
              write(wakeUp, NUMBERS[i]));
      Object signal = signalType.getConstructor(String.class).newInstance(NAMES[i]);
      try {
        signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
      } catch (InvocationTargetException refused) {
        missing.append(' ').append(NAMES[i]);
      }
    }
  }

  private static InvocationHandler write(FileOutputStream wakeUp, int number) {
    return (proxy, method, arguments) ->
        switch (method.getName()) {
          case "handle" -> {
            wakeUp.write(number);
            yield null;
          }
          case "hashCode" -> number;
          case "equals" -> arguments != null && proxy == arguments[0];
          default -> "handler of signal " + number;
        };
  }
}
