package org.jsupervisor.supervisord.rpc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.server.Pending;
import org.jsupervisor.supervisord.control.ControlFault;

/**
 * Has large parts of logs read one in a turn of the loop, so that everybody else is served between
 * them however many clients read. Confined to the loop thread.
 */
final class LargeReads {
  /** Reads that take longer than a hundredth of a second are worth a turn of their own. */
  private static final long LARGE_BYTES = 512 * 1024;

  /** Reads a part of a log. */
  interface Read {
    Object now() throws ControlFault;
  }

  private record Waiting(Read read, Pending answer) {}

  private final Consumer<Runnable> nextTurn;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

  /** {@code nextTurn} runs an action after the others that are ready have been served. */
  LargeReads(Consumer<Runnable> nextTurn) {
    this.nextTurn = nextTurn;
  }

  /** What was read, at once if it is little; {@code length} bytes of the file at most. */
  Object answer(String path, long length, Read read) throws ControlFault {
    if (length < LARGE_BYTES || size(path) < LARGE_BYTES) {
      return read.now();
    }
    Pending answer = new Pending();
    waiting.add(new Waiting(read, answer));
    if (waiting.size() == 1) {
      nextTurn.accept(this::readNext);
    }
    return answer;
  }

  private static long size(String path) {
    Path file = Path.of(path);
    return Files.isRegularFile(file) ? file.toFile().length() : 0;
  }

  private void readNext() {
    Waiting first = waiting.element();
    try {
      first.answer().complete(first.read().now());
    } catch (ControlFault refusal) {
      first.answer().fail(Registrar.fault(refusal));
    } catch (OutOfMemoryError exhausted) {
      if (!first.answer().isDone()) {
        first.answer().fail(Registrar.fault(new ControlFault(Fault.FAILED, null)));
      }
      throw exhausted;
    } finally {
      waiting.remove();
      if (!waiting.isEmpty()) {
        nextTurn.accept(this::readNext);
      }
    }
  }
}
