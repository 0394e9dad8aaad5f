package org.jsupervisor.supervisord.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a process can do to itself only once, in a virtual machine of its own. */
class StartupProbeTest {
  private final JnrPosix posix;

  StartupProbeTest() throws PosixException {
    posix = Kernels.posix();
  }

  private String probe(String mode) throws IOException {
    String java = System.getProperty("java.home") + "/bin/java";
    String path = System.getProperty("java.class.path");
    return Kernels.outputOf(
        posix, SpawnRequests.program(java, "-cp", path, StartupProbe.class.getName(), mode));
  }

  @Test
  @Tag("root")
  void everyThreadSwitchesToTheUser() throws IOException {
    Kernels.assumeRoot(posix.uid() == 0);
    assertThat(probe("user").lines())
        .containsExactly(
            "Gid:\t12346\t12346\t12346\t12346",
            "Groups:\t12346 12347",
            "Uid:\t12345\t12345\t12345\t12345");
  }

  @Test
  void standardStreamsAreDetached() throws IOException {
    assertThat(probe("detach")).isEqualTo("/dev/null /dev/null /dev/null ");
  }
}
