package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Asks the original's own interpreter and parser, which run until closed, what they make of texts.
 */
final class PythonOracle implements AutoCloseable {
  private static final Path INTERPRETER = Path.of("/usr/bin/python3");
  private static final Path ORIGINAL = Path.of("/usr/lib/python3/dist-packages/supervisor");

  /** What the original prints must not look like an answer; it has a minute for each. */
  private static final String PROLOGUE =
      """
      import io, json, os, signal, sys
      out = os.fdopen(os.dup(1), 'w', encoding='ascii')
      os.dup2(2, 1)
      sys.argv[0] = '/usr/bin/supervisord'
      """;

  private static final String EPILOGUE =
      """

      for line in sys.stdin:
          signal.alarm(60)
          try:
              answer = {'value': f(json.loads(line))}
          except Exception as e:
              answer = {'error': str(e)}
          json.dump(answer, out)
          out.write('\\n')
          out.flush()
      """;

  private final Process process;
  private final Writer questions;
  private final BufferedReader answers;

  private PythonOracle(Process process) {
    this.process = process;
    questions = process.outputWriter(StandardCharsets.US_ASCII);
    answers = process.inputReader(StandardCharsets.US_ASCII);
  }

  /** Skips the test if the original is not installed, or fails it under CI. */
  static void need() {
    ReferenceData.need(
        Files.isExecutable(INTERPRETER) && Files.isDirectory(ORIGINAL),
        "the original is not installed");
  }

  /**
   * Starts an interpreter.
   *
   * @param definition Python source that defines {@code f(s)}
   */
  static PythonOracle of(String definition) {
    need();
    String script = PROLOGUE + definition + EPILOGUE;
    try {
      return new PythonOracle(
          new ProcessBuilder(INTERPRETER.toString(), "-W", "ignore", "-c", script)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Applies the function: {@code {"value": …}} or {@code {"error": text}}. */
  JsonText ask(String input) {
    try {
      questions.write(json(input));
      questions.flush();
      String answer = answers.readLine();
      assertThat(answer).as("the interpreter answers").isNotNull();
      return JsonText.parse(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static String json(String input) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < input.length(); i++) {
      char ch = input.charAt(i);
      if (ch >= ' ' && ch < 0x7f && ch != '"' && ch != '\\') {
        out.append(ch);
      } else {
        out.append("\\u").append(Integer.toHexString(0x10000 + ch).substring(1));
      }
    }
    return out.append("\"\n").toString();
  }
}
