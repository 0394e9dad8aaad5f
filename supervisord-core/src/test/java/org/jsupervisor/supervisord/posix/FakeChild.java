package org.jsupervisor.supervisord.posix;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** A scripted child: writes, reads, receives signals and ends as the test says. */
public final class FakeChild {
  private static final int SIGCONT = 18;
  private static final int SIGSTOP = 19;

  private final FakePosix posix;
  private final int pid;
  private final SpawnRequest request;
  private final FakeFile[] streams;
  private final List<Integer> signals = new ArrayList<>();
  private IntConsumer signalHandler = this::dieOf;
  private boolean isRunning = true;
  private boolean isReaped;
  private boolean isFrozen;

  FakeChild(FakePosix posix, int pid, SpawnRequest request, FakeFile[] streams) {
    this.posix = posix;
    this.pid = pid;
    this.request = request;
    this.streams = streams;
  }

  public int pid() {
    return pid;
  }

  public SpawnRequest request() {
    return request;
  }

  /** The program's arguments as text. */
  public List<String> arguments() {
    List<String> texts = new ArrayList<>();
    for (byte[] argument : request.arguments()) {
      texts.add(new String(argument, StandardCharsets.UTF_8));
    }
    return texts;
  }

  /** False once it has exited, reaped or not. */
  public boolean isRunning() {
    return isRunning;
  }

  /** Whether it was stopped by a signal and not told to continue. */
  public boolean isFrozen() {
    return isFrozen;
  }

  /** Every signal sent to it or its group so far. */
  public List<Integer> signals() {
    return signals;
  }

  /** Replaces what it does on any signal but KILL; by default it dies of it. */
  public void onSignal(IntConsumer handler) {
    signalHandler = handler;
  }

  public void ignoreSignals() {
    onSignal(signal -> {});
  }

  public int writeOut(String text) throws PosixException {
    return streams[1].write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  public int writeError(String text) throws PosixException {
    return streams[2].write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes to a descriptor that it was passed under that number. */
  public int writeTo(int target, String text) throws PosixException {
    for (int i = 0; i < request.passed().size(); i++) {
      if (request.passed().get(i).target() == target) {
        return streams[3 + i].write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      }
    }
    throw new PosixException("write", Errno.EBADF);
  }

  /** The value of a variable in its environment; empty if there is none. */
  public String variable(String name) {
    for (byte[] pair : request.environment()) {
      String text = new String(pair, StandardCharsets.UTF_8);
      if (text.startsWith(name + "=")) {
        return text.substring(name.length() + 1);
      }
    }
    return "";
  }

  /** What waits on its stdin. */
  public String readIn() throws PosixException {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    ByteBuffer chunk = ByteBuffer.allocate(4096);
    while (streams[0].read(chunk) > 0) {
      input.write(chunk.array(), 0, chunk.position());
      chunk.clear();
    }
    return input.toString(StandardCharsets.UTF_8);
  }

  public void exit(int code) {
    exitLeavingPipesOpen(code);
    closePipes();
  }

  /** Exits while a grandchild goes on holding the pipes. */
  public void exitLeavingPipesOpen(int code) {
    end(JnrPosix.decode(pid, (code & 0xff) << 8));
  }

  public void dieOf(int signal) {
    end(JnrPosix.decode(pid, signal));
    closePipes();
  }

  /** Lets go of stdin, stdout and stderr, running or not. */
  public void closePipes() {
    for (int i = 0; i < streams.length; i++) {
      streams[i].release();
      streams[i] = new FakeFiles.Discard();
    }
  }

  private void end(Reaped reaped) {
    if (!isRunning) {
      throw new IllegalStateException("cannot end child " + pid + " twice");
    }
    isRunning = false;
    posix.childEnded(this, reaped);
  }

  void deliver(int signal) {
    if (signal == 0) {
      return;
    }
    signals.add(signal);
    if (!isRunning) {
      return;
    }
    if (signal == 9) {
      dieOf(signal);
    } else if (signal == SIGSTOP || signal == SIGCONT) {
      isFrozen = signal == SIGSTOP;
    } else if (signal != Kernel.SIGCHLD) {
      signalHandler.accept(signal);
    }
  }

  void reaped() {
    isReaped = true;
  }

  boolean isReaped() {
    return isReaped;
  }
}
