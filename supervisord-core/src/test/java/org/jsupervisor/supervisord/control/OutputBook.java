package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.supervisord.logfile.FaultyLogs;
import org.jsupervisor.supervisord.posix.FakeChild;
import org.jsupervisor.supervisord.posix.PosixException;

/** Numbers what children say on stderr and looks each line up in the logs: nothing is lost. */
final class OutputBook {
  private final List<String> lines = new ArrayList<>();

  /** Lets the child say one line; what does not fit into its pipe does not count. */
  void say(FakeChild child) {
    String line = "line-" + lines.size() + "-of-" + child.pid() + "\n";
    try {
      if (child.writeError(line) == line.length()) {
        lines.add(line);
      }
    } catch (PosixException e) {
      assertThat(e).as("a line nobody reads").hasMessageContaining("EPIPE");
    }
  }

  /** Each line is in the logs, once. */
  void checkComplete(FaultyLogs logs) {
    String journal = logs.journal();
    for (String line : lines) {
      assertThat(count(journal, line)).as("copies of %s", line).isOne();
    }
  }

  /** No line is in the logs twice. */
  void checkNoneTwice(FaultyLogs logs) {
    String journal = logs.journal();
    for (String line : lines) {
      assertThat(count(journal, line)).as("copies of %s", line).isLessThanOrEqualTo(1);
    }
  }

  /** As plain text the line ends as it was said, as JSON with the quote of its message. */
  private static int count(String journal, String line) {
    String text = line.substring(0, line.length() - 1);
    int count = 0;
    int at = journal.indexOf(text);
    while (at >= 0) {
      int end = at + text.length();
      if (end < journal.length() && (journal.charAt(end) == '\n' || journal.charAt(end) == '"')) {
        count++;
      }
      at = journal.indexOf(text, at + 1);
    }
    return count;
  }
}
