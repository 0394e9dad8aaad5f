package org.jsupervisor.rpc.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.xmlrpc.MalformedAnswerException;

/** A struct a method answered, its members read by name and type. */
final class AnswerStruct {
  private final Map<?, ?> members;

  AnswerStruct(@Nullable Object value) throws MalformedAnswerException {
    if (!(value instanceof Map<?, ?> map)) {
      throw Answer.unexpected("a struct", value);
    }
    members = map;
  }

  String string(String name) throws MalformedAnswerException {
    return Answer.string(members.get(name));
  }

  /** Those of the members that are there and are texts; an older daemon has none. */
  Map<String, String> texts(String... names) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : names) {
      if (members.get(name) instanceof String text) {
        texts.put(name, text);
      }
    }
    return texts;
  }

  List<String> strings(String name) throws MalformedAnswerException {
    return Answer.strings(members.get(name));
  }

  int integer(String name) throws MalformedAnswerException {
    return Answer.integer(members.get(name));
  }

  boolean truth(String name) throws MalformedAnswerException {
    if (members.get(name) instanceof Boolean truth) {
      return truth;
    }
    throw Answer.unexpected("a boolean", members.get(name));
  }
}
