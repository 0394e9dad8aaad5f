package org.jsupervisor.supervisord.stdio;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;

/**
 * The pipes of one child: its ends until it is spawned, the daemon's ends for as long as it lives.
 * Confined to the loop thread.
 */
public final class StdioPump {
  private static final int NONE = -1;

  private final PumpResources resources;
  private final Posix posix;
  private final boolean isStdinGiven;
  private int childStdin = NONE;
  private int childStdout = NONE;
  private int childStderr = NONE;
  private int stdin = NONE;
  private int stdout = NONE;
  private int stderr = NONE;
  private @Nullable InputPump input;
  private @Nullable OutputPump output;
  private @Nullable OutputPump error;

  private StdioPump(PumpResources resources, int givenStdin) {
    this.resources = resources;
    this.posix = resources.posix();
    isStdinGiven = givenStdin != NONE;
    childStdin = givenStdin;
  }

  /** Makes the pipes: three, or two if stderr goes where stdout goes. */
  public static StdioPump open(PumpResources resources, boolean redirectStderr)
      throws PosixException {
    return openAll(resources, NONE, redirectStderr);
  }

  /** Makes the output pipes only; the child gets the descriptor, which stays the caller's. */
  public static StdioPump openWithStdin(PumpResources resources, int stdin, boolean redirectStderr)
      throws PosixException {
    return openAll(resources, stdin, redirectStderr);
  }

  private static StdioPump openAll(PumpResources resources, int stdin, boolean redirectStderr)
      throws PosixException {
    StdioPump pump = new StdioPump(resources, stdin);
    try {
      pump.makePipes(redirectStderr);
      return pump;
    } catch (PosixException e) {
      pump.close();
      throw e;
    }
  }

  private void makePipes(boolean redirectStderr) throws PosixException {
    if (!isStdinGiven) {
      Posix.Pipe pipe = posix.pipe();
      childStdin = pipe.readEnd();
      stdin = pipe.writeEnd();
    }
    Posix.Pipe out = posix.pipe();
    childStdout = out.writeEnd();
    stdout = out.readEnd();
    if (redirectStderr) {
      childStderr = childStdout;
    } else {
      Posix.Pipe err = posix.pipe();
      childStderr = err.writeEnd();
      stderr = err.readEnd();
    }
  }

  /** What the child gets as 0; likewise the next two. Valid until the child's ends are closed. */
  public int childStdin() {
    return childStdin;
  }

  public int childStdout() {
    return childStdout;
  }

  public int childStderr() {
    return childStderr;
  }

  /** Closes the child's ends, once it is spawned or could not be. */
  public void closeChildEnds() {
    if (!isStdinGiven) {
      close(childStdin);
    }
    close(childStdout);
    if (childStderr != childStdout) {
      close(childStderr);
    }
    childStdin = NONE;
    childStdout = NONE;
    childStderr = NONE;
  }

  /**
   * Starts moving bytes.
   *
   * @param errorSink not used if stderr goes where stdout goes
   * @param inputCapacity how many bytes may wait for the child's stdin
   */
  public void start(
      OutputSink outputSink,
      OutputSink errorSink,
      int inputCapacity,
      InputPump.Failure inputFailure)
      throws PosixException {
    if (stdin != NONE) {
      input = new InputPump(resources, stdin, inputCapacity, inputFailure);
      stdin = NONE;
    }
    output = new OutputPump(resources, stdout, outputSink);
    stdout = NONE;
    if (stderr != NONE) {
      error = new OutputPump(resources, stderr, errorSink);
      stderr = NONE;
    }
  }

  /** The way to the child's stdin; null before the start and for a given stdin. */
  public @Nullable InputPump input() {
    return input;
  }

  /** Null before the start and if stderr goes where stdout goes. */
  public @Nullable OutputPump error() {
    return error;
  }

  /** True while a pipe is still read from. */
  public boolean hasOpenOutput() {
    return (output != null && output.isOpen()) || (error != null && error.isOpen());
  }

  /** Reads what is in the pipes now and closes them, see {@link OutputPump#drain}. */
  public void drain() throws PosixException {
    if (output != null) {
      output.drain();
    }
    if (error != null) {
      error.drain();
    }
  }

  /** Closes everything that is open; sinks that were started are told. */
  public void close() {
    closeChildEnds();
    if (input != null) {
      input.close();
    }
    if (output != null) {
      output.close();
    }
    if (error != null) {
      error.close();
    }
    close(stdin);
    close(stdout);
    close(stderr);
    stdin = NONE;
    stdout = NONE;
    stderr = NONE;
  }

  private void close(int fd) {
    if (fd != NONE) {
      posix.close(fd);
    }
  }
}
