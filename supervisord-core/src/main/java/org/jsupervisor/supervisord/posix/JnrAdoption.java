package org.jsupervisor.supervisord.posix;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.supervisord.libc.CFunction;

/** Adoption by way of {@code prctl} and {@code /proc}. */
final class JnrAdoption implements Adoption {
  private static final int PR_SET_CHILD_SUBREAPER = 36;
  private static final int MOST_BYTES = 1 << 20;

  private final CFunction prctl = CFunction.named("prctl");

  @Override
  public void begin() throws PosixException {
    Native.check("prctl", (int) prctl.call(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0));
  }

  /** The kernel gives orphans to the first thread; what the loop's thread has made is its own. */
  @Override
  public List<Integer> children() {
    String pid = Long.toString(ProcessHandle.current().pid());
    String text = read("/proc/self/task/" + pid + "/children");
    List<Integer> children = new ArrayList<>();
    int at = 0;
    for (int end = text.indexOf(' '); end > at; end = text.indexOf(' ', at)) {
      children.add(Integer.valueOf(text.substring(at, end)));
      at = end + 1;
    }
    return children;
  }

  @Override
  public boolean hasEnvironment(int pid, List<String> entries) {
    String environment = '\0' + read("/proc/" + pid + "/environ");
    for (String entry : entries) {
      if (!environment.contains('\0' + entry + '\0')) {
        return false;
      }
    }
    return true;
  }

  private static String read(String path) {
    try (FileInputStream file = new FileInputStream(path)) {
      return new String(file.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // It has gone, may not be read, or the kernel was built without it.
    }
  }
}
