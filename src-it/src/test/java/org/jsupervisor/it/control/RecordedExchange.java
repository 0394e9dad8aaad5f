package org.jsupervisor.it.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsupervisor.it.wire.HttpReply;
import org.jsupervisor.it.wire.HttpTarget;

/** Replays one recorded HTTP or XML-RPC exchange. */
record RecordedExchange(
    boolean xml,
    String status,
    String mode,
    String method,
    String path,
    String headers,
    String body,
    String expectedHeaders,
    String expectedBody)
    implements RecordedAnswer<HttpReply> {

  static RecordedExchange of(RecordedStep step) {
    return step.operation().equals("rpc") ? rpc(step) : http(step);
  }

  private static RecordedExchange rpc(RecordedStep step) {
    return new RecordedExchange(
        true,
        step.field(0),
        step.mode(),
        "POST",
        "/RPC2",
        "Content-Type: text/xml\n" + step.field(3),
        step.field(4),
        step.field(5),
        step.field(6));
  }

  private static RecordedExchange http(RecordedStep step) {
    return new RecordedExchange(
        false,
        step.field(0),
        step.mode(),
        step.field(3),
        step.field(4),
        step.field(5),
        step.field(6),
        step.field(7),
        step.field(8));
  }

  /** Sends the request and takes the answer. */
  HttpReply perform(HttpTarget target) throws IOException {
    Duration patience = mode.startsWith("s") ? Duration.ofSeconds(2) : Duration.ofSeconds(60);
    return target.exchange(request(target), patience);
  }

  @Override
  public RecordedExchange answering(RecordedStep step) {
    return of(step);
  }

  @Override
  public List<String> differences(HttpReply reply, Normalization normal) throws IOException {
    List<String> differences = new ArrayList<>();
    if (reply.status() != Integer.parseInt(status)) {
      differences.add("status " + reply.status() + " instead of " + status);
    }
    for (String line : expectedHeaders.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0
          && !normal
              .web(reply.header(line.substring(0, colon)))
              .equals(line.substring(colon + 2))) {
        differences.add("header " + reply.headers() + " without " + line);
      }
    }
    boolean compared = !mode.startsWith("x") && Integer.parseInt(status) < 300;
    if (compared && differences.isEmpty()) {
      compare(reply, normal, differences);
    }
    return differences;
  }

  private void compare(HttpReply reply, Normalization normal, List<String> differences)
      throws IOException {
    boolean freeOrder = mode.startsWith("~");
    Object expected = xml ? normal.value(expectedBody, freeOrder) : expectedBody;
    Object actual = xml ? normal.value(reply.text(), freeOrder) : normal.web(reply.text());
    if (!expected.equals(actual)) {
      differences.add("answered\n    " + actual + "\n  instead of\n    " + expected);
    }
  }

  private byte[] request(HttpTarget target) {
    Map<String, String> all = new LinkedHashMap<>();
    put(all, "Host: localhost\nConnection: close");
    target.headers().forEach((name, value) -> put(all, name + ": " + value));
    byte[] content = body.equals(RecordedStep.ABSENT) ? new byte[0] : utf(body);
    if (!body.equals(RecordedStep.ABSENT)) {
      put(all, "Content-Length: " + content.length);
    }
    put(all, headers);
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    all.values().forEach(line -> head.append(line).append("\r\n"));
    byte[] start = utf(head + "\r\n");
    byte[] bytes = java.util.Arrays.copyOf(start, start.length + content.length);
    System.arraycopy(content, 0, bytes, start.length, content.length);
    return bytes;
  }

  /** Adds header lines; a later one replaces an earlier one, a dash removes it. */
  private static void put(Map<String, String> all, String lines) {
    for (String line : lines.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        if (line.substring(colon + 1).trim().equals("-")) {
          all.remove(name);
        } else {
          all.put(name, line);
        }
      }
    }
  }

  private static byte[] utf(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
