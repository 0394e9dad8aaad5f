package org.jsupervisor.config.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.ConfigFiles;
import org.jsupervisor.config.model.CommandLineOverrides;

/** Checks a configuration and shows what is found as text. */
final class CheckedText {
  private final Path directory;

  CheckedText(Path directory) {
    this.directory = directory;
  }

  /**
   * Each problem as {@code severity line key: text -> cure}; the sections go below two lines of
   * {@code [supervisord]}.
   */
  List<String> problems(String sections) throws IOException {
    ConfigFiles files =
        new ConfigFiles(directory).file("main.conf", "[supervisord]\nlogfile=/tmp/l\n" + sections);
    List<String> problems = new ArrayList<>();
    for (Problem problem :
        new ConfigCheck(files.machine(), (command, environment) -> null)
            .run("main.conf", CommandLineOverrides.NONE)
            .problems()) {
      problems.add(
          (problem.isError() ? "error " : "warning ")
              + problem.line()
              + " "
              + problem.key()
              + ": "
              + problem.text()
              + " -> "
              + problem.cure());
    }
    return problems;
  }
}
