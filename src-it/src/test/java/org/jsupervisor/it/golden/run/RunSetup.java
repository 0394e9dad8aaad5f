package org.jsupervisor.it.golden.run;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Prepares the directory in which a recorded run is repeated. */
record RunSetup(Path recordings, String name, Path directory, RecordedPorts ports) {
  static final List<String> OLD_LOGS =
      List.of(
          "x-stdout---supervisor-RANDOM8.log",
          "x-stdout---supervisor-RANDOM8.log.1",
          "y-stderr---supervisor-abc.log",
          "x-stdout---other-RANDOM8.log",
          "x-stdout-supervisor-abc.log",
          "z---supervisor-aa.log.bak",
          "zz---supervisor-aa.logx",
          "---supervisor-aa.log",
          "q---supervisor-a b.log",
          "dir---supervisor-aa.log");

  /** Makes what the run finds when it begins. */
  void prepare() throws IOException {
    copyAll();
    switch (name) {
      case "run-autolog" -> {
        for (String file : OLD_LOGS.subList(0, OLD_LOGS.size() - 1)) {
          write(file, "", "rw-r--r--");
        }
        Files.createDirectory(directory.resolve(OLD_LOGS.get(OLD_LOGS.size() - 1)));
      }
      case "run-daemon" -> Files.createDirectory(directory.resolve("sub"));
      case "run-relative-command" -> {
        Files.createDirectory(directory.resolve("sub"));
        for (String script : List.of("a.sh", "top.sh", "sub/a.sh", "sub/sub.sh")) {
          write(script, "#!/bin/sh\necho from " + script + "\nexec sleep 100\n", "rwxr-xr-x");
        }
      }
      case "run-spawn-errors" -> {
        write("plain.txt", "plain\n", "rw-r--r--");
        write("bad.bin", "\u007fNOTELF", "rwxr-xr-x");
        write("bad.sh", "#!/nonexistent/interp\n", "rwxr-xr-x");
      }
      case "run-stale-socket" -> {
        write("s.pid", "1\n", "rw-r--r--");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
          server.bind(UnixDomainSocketAddress.of(directory.resolve("s.sock")));
        }
      }
      default -> {
        // Needs nothing but its files.
      }
    }
  }

  private void copyAll() throws IOException {
    Files.createDirectory(directory);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(recordings, name + ".*")) {
      for (Path file : files) {
        if (!file.toString().endsWith(".expected")) {
          copy(file);
        }
      }
    }
    copy(recordings.resolve("listener.sh"));
    copy(recordings.resolve("textlistener.py"));
  }

  private void copy(Path source) throws IOException {
    Files.walkFileTree(
        source,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectory(target(visited));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            if (file.toString().endsWith(".conf")) {
              String text = new String(bytes, StandardCharsets.UTF_8);
              bytes = patient(ports.replaced(text)).getBytes(StandardCharsets.UTF_8);
            }
            Files.write(target(file), bytes); // writable, unlike the original
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The program that is to be stopped before it ends gives a busy machine more time for that. */
  private String patient(String text) {
    return name.equals("run-listener") ? text.replace("sleep 4; exit 4", "sleep 9; exit 4") : text;
  }

  private Path target(Path source) {
    return directory.resolve(recordings.relativize(source));
  }

  private void write(String file, String text, String mode) throws IOException {
    Path path = Files.writeString(directory.resolve(file), text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
