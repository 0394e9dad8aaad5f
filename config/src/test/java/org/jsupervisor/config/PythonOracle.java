package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks the original's own interpreter and parser what they make of a text. */
final class PythonOracle {
  private static final Path INTERPRETER = Path.of("/usr/bin/python3");
  private static final Path ORIGINAL = Path.of("/usr/lib/python3/dist-packages/supervisor");
  private static final long DEADLINE_SECONDS = 120;

  private PythonOracle() {}

  /**
   * Applies a function to each input.
   *
   * @param definition Python source that defines {@code f(s)}
   * @return for each input {@code {"value": …}} or {@code {"error": text}}
   */
  static List<JsonText> ask(Path directory, String definition, List<String> inputs)
      throws IOException, InterruptedException {
    ReferenceData.need(
        Files.isExecutable(INTERPRETER) && Files.isDirectory(ORIGINAL),
        "the original is not installed");
    Path script = directory.resolve("oracle.py");
    Path questions = directory.resolve("questions.json");
    Path answers = directory.resolve("answers.json");
    Files.writeString(script, PROLOGUE + definition + EPILOGUE);
    Files.writeString(questions, json(inputs));
    Process process =
        new ProcessBuilder(
                INTERPRETER.toString(),
                "-W",
                "ignore",
                script.toString(),
                questions.toString(),
                answers.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("oracle.log").toFile())
            .start();
    boolean isDone = process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
    if (!isDone) {
      process.destroyForcibly();
    }
    assertThat(isDone && process.exitValue() == 0)
        .as(() -> "the interpreter answers: " + log(directory))
        .isTrue();
    List<JsonText> results = JsonText.parse(Files.readString(answers)).items();
    assertThat(results).hasSameSizeAs(inputs);
    return results;
  }

  private static String log(Path directory) {
    try {
      return Files.readString(directory.resolve("oracle.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static final String PROLOGUE =
      """
      import io, json, sys
      sys.argv[0] = '/usr/bin/supervisord'
      """;

  private static final String EPILOGUE =
      """

      answers = []
      for s in json.load(open(sys.argv[1], encoding='ascii')):
          try:
              answers.append({'value': f(s)})
          except Exception as e:
              answers.append({'error': str(e)})
      with open(sys.argv[2], 'w', encoding='ascii') as out:
          json.dump(answers, out)
      """;

  private static String json(List<String> inputs) {
    StringBuilder out = new StringBuilder("[");
    for (String input : inputs) {
      out.append(out.length() > 1 ? "," : "").append('"');
      for (int i = 0; i < input.length(); i++) {
        char ch = input.charAt(i);
        if (ch >= ' ' && ch < 0x7f && ch != '"' && ch != '\\') {
          out.append(ch);
        } else {
          out.append("\\u").append(Integer.toHexString(0x10000 + ch).substring(1));
        }
      }
      out.append('"');
    }
    return new String(
        out.append("]").toString().getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
  }
}
