package org.jsupervisor.ctl.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where the user reads and types, in UTF-8. Confined to one thread. */
public final class Terminal {
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream error;
  private @Nullable LineEditor editor;

  public Terminal(InputStream in, PrintStream out, PrintStream error) {
    this.in = in;
    this.out = out;
    this.error = error;
  }

  /** From now on questions are asked with the help of the editor. */
  public void editWith(LineEditor newEditor) {
    editor = newEditor;
  }

  /** Whether the user edits what is asked for. */
  public boolean isEdited() {
    return editor != null;
  }

  /** With what the user edits; null for plain lines. */
  @Nullable LineEditor editor() {
    return editor;
  }

  public void line(String text) {
    text(text + '\n');
  }

  public void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
  }

  public void errorLine(String text) {
    flush();
    errorText(text + '\n');
  }

  /** Writes at once, from whatever thread. */
  void errorText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    error.write(bytes, 0, bytes.length);
    error.flush();
  }

  public void flush() {
    out.flush();
  }

  /** Writes what is left; false if any output was lost, as on a full disk. */
  public boolean finish() {
    return !out.checkError();
  }

  /** The stream behind {@link #text}, for bytes that are passed on as they come. */
  public OutputStream sink() {
    return out;
  }

  /** Shows the prompt, if any, and returns a line without its end, or null at the end of input. */
  public @Nullable String ask(String prompt) throws IOException {
    LineEditor current = editor;
    if (current != null) {
      flush();
      return current.read(prompt);
    }
    text(prompt);
    flush();
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    int unit = in.read();
    if (unit < 0) {
      return null;
    }
    while (unit >= 0 && unit != '\n') {
      line.write(unit);
      unit = in.read();
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** As {@link #ask}, but what is typed stays unseen if the user edits it. */
  public @Nullable String askSecret(String prompt) throws IOException {
    LineEditor current = editor;
    if (current == null) {
      return ask(prompt);
    }
    flush();
    return current.readSecret(prompt);
  }
}
