package org.jsupervisor.ctl.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The lines of earlier shells, one a line and without limit, readable by the owner only.
 *
 * <p>Compatibility: the format is the original's, so both clients can share a file. What cannot be
 * read or written is no reason to trouble the user.
 */
final class HistoryFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;
  private byte[] before = new byte[0];

  HistoryFile(Path file) {
    this.file = file;
  }

  /** The lines in the file; what is no UTF-8 in them is kept when they are written again. */
  List<String> read() {
    List<String> lines = new ArrayList<>();
    try {
      before = Files.readAllBytes(file);
    } catch (IOException e) {
      return lines; // There is no history yet, or none for this user.
    }
    for (String line : new String(before, StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Writes the lines read and the new ones after them. */
  void write(List<String> added) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(before);
    if (before.length > 0 && before[before.length - 1] != '\n') {
      all.write('\n');
    }
    for (String line : added) {
      all.writeBytes((line + '\n').getBytes(StandardCharsets.UTF_8));
    }
    try {
      replace(all.toByteArray());
    } catch (IOException e) {
      // A shell that ends has nobody to tell, and the original says nothing either.
      before = all.toByteArray();
    }
  }

  private void replace(byte[] content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.write(file, content);
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path written =
        Files.createTempFile(
            target.resolveSibling("."),
            target.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      Files.write(written, content);
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
