package org.jsupervisor.config.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.expansion.FileTexts;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.LosslessText;

/** Reads small regular files whole; others could keep the reader waiting. */
public final class SmallFiles implements FileTexts {
  private static final int LARGEST_BYTES = 1 << 20;

  private final String workingDirectory;
  private final boolean isRequired;

  /**
   * @param workingDirectory relative paths are taken against it
   * @param isRequired whether {@link #text} refuses a file that is not there; otherwise it is taken
   *     to be empty
   */
  public SmallFiles(String workingDirectory, boolean isRequired) {
    this.workingDirectory = workingDirectory;
    this.isRequired = isRequired;
  }

  @Override
  public String text(String path) {
    String text = textIfPresent(path);
    if (text == null) {
      if (isRequired) {
        throw new ConfigException("cannot read " + path + ": no such file", path);
      }
      return "";
    }
    if (text.indexOf('\0') >= 0) {
      throw new ConfigException("cannot use " + path + ": it holds a zero byte", path);
    }
    int end = text.length();
    end -= text.endsWith("\r\n") ? 2 : text.endsWith("\n") ? 1 : 0;
    return text.substring(0, end);
  }

  /** All of the file, null if it is not there. */
  public @Nullable String textIfPresent(String path) {
    Path file;
    try {
      file = Path.of(workingDirectory).resolve(path);
    } catch (InvalidPathException notRepresentable) {
      return null;
    }
    if (!Files.exists(file)) {
      return null;
    }
    if (!Files.isRegularFile(file)) {
      throw new ConfigException("cannot read " + path + ": it is not a regular file", path);
    }
    byte[] bytes;
    try (InputStream stream = Files.newInputStream(file)) {
      bytes = stream.readNBytes(LARGEST_BYTES + 1);
    } catch (IOException e) {
      ConfigException refused =
          new ConfigException(
              "cannot read " + path + (Files.isReadable(file) ? "" : ": permission denied"), path);
      refused.initCause(e);
      throw refused;
    }
    if (bytes.length > LARGEST_BYTES) {
      throw new ConfigException("cannot read " + path + ": it is larger than a mebibyte", path);
    }
    return LosslessText.decode(bytes);
  }
}
