package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event as a listener read it (daemon.md 6.3). */
record EventText(String pool, long serial, long poolSerial, String type, String payload) {
  private static final String START = "ver:3.0 ";

  /** The first event in the text if all of it is there. */
  static @Nullable EventText first(String text) {
    int end = text.indexOf('\n');
    if (end < 0) {
      return null;
    }
    assertThat(text).as("what a listener reads").startsWith(START);
    Map<String, String> header = new HashMap<>();
    for (String word : text.substring(0, end).split(" ", -1)) {
      int colon = word.indexOf(':');
      header.put(word.substring(0, colon), word.substring(colon + 1));
    }
    int length = Integer.parseInt(header.getOrDefault("len", "?"));
    if (text.length() < end + 1 + length) {
      return null;
    }
    return new EventText(
        header.getOrDefault("pool", "?"),
        Long.parseLong(header.getOrDefault("serial", "?")),
        Long.parseLong(header.getOrDefault("poolserial", "?")),
        header.getOrDefault("eventname", "?"),
        text.substring(end + 1, end + 1 + length));
  }

  /** The text behind the first event. */
  static String rest(String text, EventText first) {
    return text.substring(text.indexOf('\n') + 1 + first.payload().length());
  }
}
