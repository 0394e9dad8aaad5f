package org.jsupervisor.supervisord.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each test runs a probe in a virtual machine of its own, spawned through the class under test. */
class SignalSourceTest {
  private static final String BLOCK = "--block-signal=HUP,INT,QUIT,TERM,CHLD,USR1,USR2";

  private final JnrPosix posix;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(4096);
  private Posix.Pipe output = new Posix.Pipe(-1, -1);

  SignalSourceTest() throws PosixException {
    posix = Kernels.posix();
  }

  private int start(List<String> before, List<String> options) throws PosixException {
    List<String> command = new ArrayList<>(before);
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(options);
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(SignalProbe.class.getName());
    output = posix.pipe();
    SpawnRequests request = SpawnRequests.program(command.toArray(new String[0]));
    int pid = posix.spawn(request.stdout(output.writeEnd()).build());
    posix.close(output.writeEnd());
    return pid;
  }

  private String nextLine() throws PosixException {
    StringBuilder line = new StringBuilder();
    while (true) {
      buffer.clear().limit(1);
      if (posix.read(output.readEnd(), buffer) != 1) {
        throw new AssertionError("the probe ended after: " + line);
      }
      char c = (char) buffer.get(0);
      if (c == '\n') {
        return line.toString();
      }
      line.append(c);
    }
  }

  private void end(int pid) throws IOException {
    posix.kill(pid, 15);
    assertThat(nextLine()).startsWith("15 from ");
    assertThat(Kernels.readToEnd(posix, output.readEnd())).isEmpty();
    posix.close(output.readEnd());
    assertThat(Kernels.awaitChild(posix)).isEqualTo(new Reaped(pid, 0, 0, false, 0));
  }

  @Test
  void blockedSignalsComeThroughADescriptorWithTheirSender() throws IOException {
    int pid = start(List.of("/usr/bin/env", BLOCK, "_JAVA_SR_SIGNUM=40"), List.of("-Xrs"));
    assertThat(nextLine()).isEqualTo("SignalDescriptor");
    long self = ProcessHandle.current().pid();
    for (int signal : new int[] {1, 2, 3, 10, 12, 17}) {
      posix.kill(pid, signal);
      assertThat(nextLine()).isEqualTo(signal + " from " + self);
    }
    end(pid);
  }

  @Test
  void withoutTheLauncherTheMachinesHandlersAreUsed() throws IOException {
    int pid = start(List.of(), List.of());
    assertThat(nextLine()).isEqualTo("HandledSignals");
    for (int signal : new int[] {1, 2, 12, 17}) {
      posix.kill(pid, signal);
      assertThat(nextLine()).isEqualTo(signal + " from 0");
    }
    end(pid);
  }

  @Test
  void maskIsReadFromTheKernelRatherThanTrusted() throws IOException {
    // Without -Xrs the virtual machine unblocks what it handles itself.
    int pid = start(List.of("/usr/bin/env", BLOCK), List.of("-Djsupervisor.signals=blocked"));
    assertThat(nextLine()).isEqualTo("HandledSignals");
    end(pid);
  }

  @Test
  void whatIsMissingIsSaidOnce() throws PosixException {
    List<String> notices = new ArrayList<>();
    JnrPosix unprepared = new JnrPosix(notices::add);
    SignalSource signals = unprepared.signals();
    assertThat(notices).singleElement().asString().contains("cannot receive QUIT");
    assertThat(signals.next()).isNull();
  }
}
