package org.jsupervisor.rpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One recorded request and its answer (golden-ctl). */
record GoldenStep(
    String id,
    int status,
    String mode,
    String target,
    String request,
    List<String> responseHeaders,
    String responseBody) {

  @Override
  public String toString() {
    return id;
  }

  /** Whether the original's answer is one of its faults. */
  boolean isFaulty() {
    return mode.endsWith("!");
  }

  static List<GoldenStep> read(String scenario) throws IOException {
    Path file =
        Path.of(System.getProperty("reference.dir", "../../shared"))
            .resolve("compat/golden-ctl/" + scenario + "/steps.tsv");
    if (!Files.exists(file)) {
      assertThat(System.getenv("CI")).as("no reference data: " + file).isNotEqualTo("true");
      assumeTrue(false, "no reference data: " + file);
    }
    List<GoldenStep> steps = new ArrayList<>();
    String credentials = null;
    for (String line : Files.readAllLines(file)) {
      List<String> fields = fields(line);
      String operation = line.startsWith("#") ? "remark" : fields.get(1);
      switch (operation) {
        case "auth" -> credentials = fields.get(2);
        case "rpc" -> {
          fields.addAll(5, List.of("POST", "/RPC2"));
          steps.add(step(fields, "text/xml", credentials));
        }
        case "http" -> steps.add(step(fields, null, credentials));
        default -> {}
      }
    }
    return steps;
  }

  /** Fields: id, operation, status, mode, target, method, path, headers, request and so on. */
  private static GoldenStep step(
      List<String> fields, @Nullable String contentType, @Nullable String credentials) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Host", "localhost");
    headers.put("Connection", "close");
    if (contentType != null) {
      headers.put("Content-Type", contentType);
    }
    if (credentials != null) {
      byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
      headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    for (String header : fields.get(7).split("\n", -1)) {
      int colon = header.indexOf(": ");
      if (colon > 0) {
        headers.put(header.substring(0, colon), header.substring(colon + 2));
      }
    }
    headers.values().remove("-");
    String body = fields.get(8);
    boolean bodyless = body.equals("\\-");
    if (!bodyless) {
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      headers.put("Content-Length", Integer.toString(length));
    }
    StringBuilder text = new StringBuilder(fields.get(5) + " " + fields.get(6) + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    text.append("\r\n").append(bodyless ? "" : body);
    return new GoldenStep(
        fields.get(0) + " " + fields.get(5) + " " + fields.get(6),
        Integer.parseInt(fields.get(2)),
        fields.get(3),
        fields.get(4),
        text.toString(),
        List.of(fields.get(9).split("\n", -1)),
        fields.get(10));
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    for (String field : line.split("\t", -1)) {
      fields.add(field.equals("\\-") ? field : unescaped(field));
    }
    return fields;
  }

  private static String unescaped(String field) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < field.length()) {
      char c = field.charAt(at++);
      if (c == '\\') {
        char escaped = field.charAt(at++);
        int kind = "tnr".indexOf(escaped);
        c = kind < 0 ? escaped : "\t\n\r".charAt(kind);
      }
      text.append(c);
    }
    return text.toString();
  }
}
