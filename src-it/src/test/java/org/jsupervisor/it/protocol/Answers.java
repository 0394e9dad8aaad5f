package org.jsupervisor.it.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The answers in what a server sent, as lines that can be compared. */
final class Answers {
  /**
   * What our pages tell browsers for safety, other than the original's: a row of the compatibility
   * page.
   */
  private static final List<String> SAFETY =
      List.of(
          "Content-Security-Policy: ",
          "Cross-Origin-Resource-Policy: ",
          "Referrer-Policy: ",
          "X-Content-Type-Options: ",
          "X-Frame-Options: ");

  private final String text;
  private final boolean bodiless;
  private final List<String> answers = new ArrayList<>();
  private int at;

  private Answers(String received, boolean bodiless) {
    this.text = received;
    this.bodiless = bodiless;
  }

  /**
   * The answers one after the other, without what depends on time or wording, and what became of
   * the connection.
   *
   * @param head whether HEAD was asked, so that no bodies follow
   */
  static String of(Conversation conversation, boolean head) {
    Answers answers = new Answers(conversation.received(), head);
    while (answers.at < answers.text.length()) {
      answers.next();
    }
    String end = conversation.closed() ? "closed" : "open";
    return String.join("\n", answers.answers) + "\n--- " + end;
  }

  /** The statuses and the end alone. */
  static String summary(String answers) {
    StringBuilder summary = new StringBuilder();
    for (String line : answers.split("\n", -1)) {
      if (line.startsWith("HTTP/")) {
        summary.append(line.split(" ", -1)[1]).append(' ');
      } else if (line.startsWith("<value><string>") && answers.contains("<fault>")) {
        summary.append(line, "<value><string>".length(), line.indexOf("</string>")).append(' ');
      }
    }
    return summary.append(answers.endsWith("closed") ? "closed" : "open").toString();
  }

  private void next() {
    int end = text.indexOf("\r\n\r\n", at);
    if (end < 0) {
      answers.add("garbage: " + text.substring(at));
      at = text.length();
      return;
    }
    String[] lines = text.substring(at, end).split("\r\n", -1);
    at = end + 4;
    StringBuilder answer = new StringBuilder(lines[0]);
    String type = "";
    int length = -1;
    boolean chunked = false;
    List<String> kept = new ArrayList<>();
    for (String line : List.of(lines).subList(1, lines.length)) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length: ")) {
        length = Integer.parseInt(line.substring(16));
      } else if (lower.startsWith("date: ")) {
        kept.add("date");
      } else if (lower.startsWith("last-modified: ")) {
        kept.add("last-modified");
      } else {
        kept.add(line);
      }
      type = lower.startsWith("content-type: ") ? lower : type;
      chunked |= lower.equals("transfer-encoding: chunked");
    }
    boolean page = lines[0].contains(" 200 ") && type.contains("text/html");
    kept.removeIf(line -> page && SAFETY.stream().anyMatch(line::startsWith));
    kept.stream().sorted(String.CASE_INSENSITIVE_ORDER).forEach(k -> answer.append('\n').append(k));
    boolean empty = bodiless || lines[0].contains(" 304 ");
    String body = empty ? "" : chunked ? chunks() : plain(length);
    answers.add(answer.append("\n\n").append(page ? "a page" : utf(body)).toString());
  }

  private String plain(int length) {
    int from = at;
    at = length < 0 ? text.length() : Math.min(text.length(), at + length);
    return text.substring(from, at);
  }

  private String chunks() {
    StringBuilder body = new StringBuilder();
    while (at < text.length()) {
      int lineEnd = text.indexOf("\r\n", at);
      int size = Integer.parseInt(text.substring(at, lineEnd), 16);
      body.append(text, lineEnd + 2, lineEnd + 2 + size);
      at = lineEnd + 2 + size + 2;
      if (size == 0) {
        return body.toString();
      }
    }
    return body + " (and so on)";
  }

  private static String utf(String latin) {
    return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
