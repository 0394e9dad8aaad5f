package org.jsupervisor.supervisord.control;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.group.MainLog;

/** A main log that keeps its lines as {@code INFO text}. */
public final class RecordingLog implements MainLog, MainLogFile {
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder standardOutput = new StringBuilder();
  private LogLevel level = LogLevel.BLATHER;
  private @Nullable String path = "/var/log/supervisord.log";
  private int reopened;
  private int cleared;

  public void level(LogLevel lowest) {
    level = lowest;
  }

  /** Lets the log not be a file. */
  public void withoutFile() {
    path = null;
  }

  public List<String> lines() {
    return lines;
  }

  /** The lines that contain a text. */
  public List<String> linesWith(String text) {
    List<String> found = new ArrayList<>();
    for (String line : lines) {
      if (line.contains(text)) {
        found.add(line);
      }
    }
    return found;
  }

  /** The lines of level INFO and above. */
  public List<String> important() {
    List<String> found = new ArrayList<>();
    for (String line : lines) {
      if (!line.startsWith("DEBG") && !line.startsWith("BLAT") && !line.startsWith("TRAC")) {
        found.add(line);
      }
    }
    return found;
  }

  public int reopened() {
    return reopened;
  }

  public int cleared() {
    return cleared;
  }

  public String standardOutput() {
    return standardOutput.toString();
  }

  @Override
  public boolean isEnabled(LogLevel wanted) {
    return wanted.number() >= level.number();
  }

  @Override
  public void log(LogLevel wanted, String text) {
    if (isEnabled(wanted)) {
      lines.add(wanted.code() + " " + text);
    }
  }

  @Override
  public void toStandardOutput(String text) {
    standardOutput.append(text);
  }

  @Override
  public @Nullable String path() {
    return path;
  }

  @Override
  public void reopen() {
    reopened++;
  }

  @Override
  public void clear() {
    cleared++;
  }
}
