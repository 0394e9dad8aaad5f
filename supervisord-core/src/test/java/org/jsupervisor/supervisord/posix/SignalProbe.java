package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A program that prints each signal it receives, for tests in a virtual machine of its own. */
public final class SignalProbe {
  private SignalProbe() {}

  /** Runs until it has received TERM; the first line says what kind of source it has. */
  public static void main(String[] arguments) throws PosixException {
    JnrPosix posix = new JnrPosix(notice -> {});
    SignalSource signals = posix.signals();
    Poller poller = posix.poller();
    poller.add(signals.fd(), Poller.READ);
    print(posix, signals.getClass().getSimpleName());
    while (true) {
      poller.poll(-1);
      SignalSource.Received received = signals.next();
      while (received != null) {
        print(posix, received.signal() + " from " + received.senderPid());
        if (received.signal() == Kernel.SIGTERM) {
          return;
        }
        received = signals.next();
      }
    }
  }

  private static void print(Posix posix, String line) throws PosixException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    posix.write(1, ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
  }
}
