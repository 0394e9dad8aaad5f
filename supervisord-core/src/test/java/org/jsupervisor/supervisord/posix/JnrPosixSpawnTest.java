package org.jsupervisor.supervisord.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JnrPosixSpawnTest {
  private JnrPosix posix;
  private long descriptorsBefore;

  @BeforeEach
  void open() throws IOException {
    posix = Kernels.posix();
    Kernels.outputOf(posix, SpawnRequests.shell("true"));
    descriptorsBefore = Kernels.openDescriptors();
  }

  @AfterEach
  void leavesNoChildAndNoDescriptor() throws IOException {
    assertThat(posix.reap()).isNull();
    Kernels.awaitNoMoreDescriptorsThan(descriptorsBefore);
  }

  @Test
  void childLeadsItsOwnProcessGroup() throws IOException {
    String stat = Kernels.outputOf(posix, SpawnRequests.program("/bin/cat", "/proc/self/stat"));
    String[] fields = stat.split(" ", -1);
    assertThat(fields[4]).isEqualTo(fields[0]);
    assertThat(fields[3]).isEqualTo(Long.toString(ProcessHandle.current().pid()));
  }

  @Test
  void childHasOnlyTheThreeStandardStreams() throws IOException {
    Posix.Pipe other = posix.pipe();
    String listing = Kernels.outputOf(posix, SpawnRequests.shell("ls /proc/$$/fd"));
    posix.close(other.readEnd());
    posix.close(other.writeEnd());
    assertThat(listing.lines()).containsExactly("0", "1", "2");
  }

  @Test
  void childHasTheDescriptorsPassedOnAndNoOthers() throws IOException {
    for (boolean hasCloseFrom : new boolean[] {true, false}) {
      JnrPosix each = new JnrPosix(notice -> {}, hasCloseFrom);
      Posix.Pipe first = each.pipe();
      Posix.Pipe second = each.pipe();
      // Crosswise, so that each would overwrite the other.
      SpawnRequests request =
          SpawnRequests.shell(
                  "ls /proc/$$/fd; echo a >/proc/$$/fd/"
                      + second.writeEnd()
                      + "; echo b >/proc/$$/fd/9")
              .passing(first.writeEnd(), second.writeEnd())
              .passing(second.writeEnd(), 9);
      String listing = Kernels.outputOf(each, request);
      each.close(first.writeEnd());
      each.close(second.writeEnd());
      assertThat(listing.lines())
          .containsExactlyInAnyOrder("0", "1", "2", "9", Integer.toString(second.writeEnd()));
      assertThat(Kernels.readToEnd(each, first.readEnd())).asString().isEqualTo("a\n");
      assertThat(Kernels.readToEnd(each, second.readEnd())).asString().isEqualTo("b\n");
      each.close(first.readEnd());
      each.close(second.readEnd());
    }
  }

  @Test
  void aDescriptorMayKeepItsNumber() throws IOException {
    Posix.Pipe pipe = posix.pipe();
    int fd = pipe.writeEnd();
    Kernels.outputOf(posix, SpawnRequests.shell("echo a >/proc/$$/fd/" + fd).passing(fd, fd));
    posix.close(fd);
    assertThat(Kernels.readToEnd(posix, pipe.readEnd())).asString().isEqualTo("a\n");
    posix.close(pipe.readEnd());
  }

  @Test
  void olderLibraryClosesEachDescriptor() throws IOException {
    JnrPosix older = new JnrPosix(notice -> {}, false);
    Path inheritable = Path.of("/proc/self/fd");
    int copy = Native.LIBC.fcntl(1, 0, 60);
    assertThat(inheritable.resolve(Integer.toString(copy))).exists();
    String listing = Kernels.outputOf(older, SpawnRequests.shell("ls /proc/$$/fd"));
    posix.close(copy);
    assertThat(listing.lines()).containsExactly("0", "1", "2");
  }

  @Test
  void childBlocksAndIgnoresNoSignal() throws IOException {
    String status =
        Kernels.outputOf(posix, SpawnRequests.program("/bin/grep", "Sig[BI]", "/proc/self/status"));
    assertThat(status).contains("SigBlk:\t0000000000000000").contains("SigIgn:\t0000000000000000");
  }

  @Test
  void errorsCarryTheirNumber(@TempDir Path directory) throws IOException {
    Path text = Files.writeString(directory.resolve("text"), "echo no interpreter line\n");
    assertError(SpawnRequests.program(text.toString()), Errno.EACCES);
    assertThat(text.toFile().setExecutable(true)).isTrue();
    assertError(SpawnRequests.program(text.toString()), Errno.ENOEXEC);
    assertError(SpawnRequests.program(directory + "/missing"), Errno.ENOENT);
    assertError(SpawnRequests.program(text + "/below"), Errno.ENOTDIR);
    assertError(SpawnRequests.shell("true").in(directory + "/missing"), Errno.ENOENT);
    assertError(SpawnRequests.shell("x".repeat(4 << 20)), Errno.E2BIG);
    assertError(SpawnRequests.program("/bin/true\0"), Errno.EINVAL);
  }

  private void assertError(SpawnRequests request, int errno) {
    assertThatExceptionOfType(PosixException.class)
        .isThrownBy(() -> posix.spawn(request.build()))
        .satisfies(e -> assertThat(e.errno()).isEqualTo(errno));
  }

  @Test
  void busyProgramIsReported(@TempDir Path directory) throws IOException {
    Path program = directory.resolve("busy");
    Files.copy(Path.of("/bin/true"), program);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    JnrFilePosix files = new JnrFilePosix();
    int writer = files.openForAppend(program.toString(), false, 0755);
    assertError(SpawnRequests.program(program.toString()), Errno.ETXTBSY);
    posix.close(writer);
  }

  @Test
  void childStartsInItsDirectory(@TempDir Path directory) throws IOException {
    String where =
        Kernels.outputOf(posix, SpawnRequests.program("/bin/pwd").in(directory.toString()));
    assertThat(where).isEqualTo(directory.toRealPath() + "\n");
  }

  @Test
  void umaskIsTheChildsAlone() throws IOException {
    int own = posix.umask(022);
    assertThat(Kernels.outputOf(posix, SpawnRequests.shell("umask").umask(0027)))
        .isEqualTo("0027\n");
    assertThat(Kernels.outputOf(posix, SpawnRequests.shell("umask"))).isEqualTo("0022\n");
    assertThat(posix.umask(own)).isEqualTo(022);
  }

  @Test
  void environmentKeepsBytesThatAreNoText() throws IOException {
    byte[] pair = {'K', '=', (byte) 0xff, (byte) 0xfe, ' ', (byte) 0x80};
    byte[] seen = Kernels.bytesOf(posix, SpawnRequests.program("/usr/bin/env").environment(pair));
    assertThat(seen).startsWith(pair).hasSize(pair.length + 1);
  }

  @Test
  void signalIsDecoded() throws IOException {
    int pid = posix.spawn(SpawnRequests.shell("exec sleep 60").build());
    posix.kill(-pid, 15);
    assertThat(Kernels.awaitChild(posix)).isEqualTo(new Reaped(pid, -1, 15, false, 15));
    assertThat(JnrPosix.decode(9, 0x8b)).isEqualTo(new Reaped(9, -1, 11, true, 0x8b));
    assertThatExceptionOfType(PosixException.class)
        .isThrownBy(() -> posix.kill(pid, 15))
        .satisfies(e -> assertThat(e.errnoName()).isEqualTo("ESRCH"));
  }

  @Test
  void manyChildrenAreReapedOnceEach() throws IOException {
    Set<Integer> started = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      started.add(posix.spawn(SpawnRequests.shell("exit 7").build()));
    }
    Set<Integer> ended = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      Reaped reaped = Kernels.awaitChild(posix);
      assertThat(reaped.exitCode()).isEqualTo(7);
      assertThat(ended.add(reaped.pid())).isTrue();
    }
    assertThat(ended).isEqualTo(started);
  }

  @Test
  void outputAndErrorMayShareOneDescriptor() throws IOException {
    Posix.Pipe pipe = posix.pipe();
    SpawnRequests both = SpawnRequests.shell("echo out; echo err >&2");
    posix.spawn(both.stdout(pipe.writeEnd()).stderr(pipe.writeEnd()).build());
    posix.close(pipe.writeEnd());
    byte[] output = Kernels.readToEnd(posix, pipe.readEnd());
    posix.close(pipe.readEnd());
    Kernels.awaitChild(posix);
    assertThat(new String(output, StandardCharsets.UTF_8)).isEqualTo("out\nerr\n");
  }

  @Test
  void standardStreamsMayBeSwapped() throws IOException {
    // The child's stdin is this process's stdout and so on round: no source may be overwritten.
    String script = "readlink /proc/self/fd/0 /proc/self/fd/2";
    String seen = Kernels.outputOf(posix, SpawnRequests.shell(script).stdin(2).stderr(0));
    String expected =
        Files.readSymbolicLink(Path.of("/proc/self/fd/2"))
            + "\n"
            + Files.readSymbolicLink(Path.of("/proc/self/fd/0"))
            + "\n";
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void writingToAClosedPipeIsAnError() throws IOException {
    Posix.Pipe pipe = posix.pipe();
    posix.close(pipe.readEnd());
    assertThatExceptionOfType(PosixException.class)
        .isThrownBy(() -> posix.write(pipe.writeEnd(), ByteBuffer.allocateDirect(1)))
        .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.EPIPE));
    posix.close(pipe.writeEnd());
  }

  @Test
  void nonBlockingPipeSaysWhenItIsEmptyAndWhenFull() throws IOException {
    Posix.Pipe pipe = posix.pipe();
    posix.setNonBlocking(pipe.readEnd());
    posix.setNonBlocking(pipe.writeEnd());
    ByteBuffer buffer = ByteBuffer.allocateDirect(100_000);
    assertThat(posix.read(pipe.readEnd(), buffer)).isEqualTo(Posix.WOULD_BLOCK);
    assertThat(posix.write(pipe.writeEnd(), buffer)).isEqualTo(65536);
    assertThat(buffer.position()).isEqualTo(65536);
    assertThat(posix.write(pipe.writeEnd(), buffer)).isEqualTo(Posix.WOULD_BLOCK);
    posix.close(pipe.readEnd());
    posix.close(pipe.writeEnd());
  }

  @Test
  void nobodyIsSignalledByAPidThatMeansAll() {
    for (int pid = -1; pid <= 1; pid++) {
      int everybody = pid;
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> posix.kill(everybody, 0));
    }
  }
}
