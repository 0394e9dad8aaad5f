package org.jsupervisor.it.daemon;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Finds and removes what a sandbox left: processes that carry its directory, and files. */
final class Leftovers {
  private final Path directory;

  Leftovers(Path directory) {
    this.directory = directory;
  }

  /** Processes whose environment, command line or working directory tells the sandbox. */
  List<Long> processes() {
    String mark = directory.toString();
    List<Long> found = new ArrayList<>();
    for (long pid : ProcFs.all()) {
      boolean ours =
          ProcFs.read(pid, "cmdline").contains(mark)
              || ProcFs.read(pid, "environ").contains(mark)
              || ProcFs.workingDirectory(pid).startsWith(mark);
      if (ours && ProcFs.isAlive(pid)) {
        found.add(pid);
      }
    }
    return found;
  }

  /** Kills until nothing is left. */
  void kill() {
    Await.until(
        "the processes of " + directory + " are gone",
        () -> {
          List<Long> pids = processes();
          pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
          return pids.isEmpty();
        });
  }

  void deleteFiles() throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path visited, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The end of every small text file in the directory, for a failure report. */
  String evidence() {
    StringBuilder text = new StringBuilder();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, "*.{log,conf,txt,out,err,pid}")) {
      for (Path file : files) {
        String content = new TextFile(file).text();
        if (!content.isEmpty()) {
          int from = Math.max(0, content.length() - 4000);
          text.append("--- ")
              .append(file)
              .append('\n')
              .append(content.substring(from))
              .append('\n');
        }
      }
    } catch (IOException e) {
      text.append("cannot list ").append(directory).append(": ").append(e);
    }
    return text.toString();
  }
}
