package org.jsupervisor.rpc.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.rpc.api.OperationResult;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.xmlrpc.MalformedAnswerException;

/** Converts what a method answered to the type it should have. */
final class Answer {
  private Answer() {}

  static String string(@Nullable Object value) throws MalformedAnswerException {
    if (value instanceof String text) {
      return text;
    }
    throw unexpected("a string", value);
  }

  static int integer(@Nullable Object value) throws MalformedAnswerException {
    if (value instanceof Integer number) {
      return number;
    }
    throw unexpected("an integer", value);
  }

  static List<?> list(@Nullable Object value) throws MalformedAnswerException {
    if (value instanceof List<?> list) {
      return list;
    }
    throw unexpected("a list", value);
  }

  static List<String> strings(@Nullable Object value) throws MalformedAnswerException {
    List<String> strings = new ArrayList<>();
    for (Object element : list(value)) {
      strings.add(string(element));
    }
    return strings;
  }

  static List<OperationResult> results(@Nullable Object value) throws MalformedAnswerException {
    List<OperationResult> results = new ArrayList<>();
    for (Object element : list(value)) {
      AnswerStruct struct = new AnswerStruct(element);
      results.add(
          new OperationResult(
              struct.string("name"),
              struct.string("group"),
              struct.integer("status"),
              struct.string("description")));
    }
    return results;
  }

  static ProcessInfo processInfo(@Nullable Object value) throws MalformedAnswerException {
    AnswerStruct struct = new AnswerStruct(value);
    return new ProcessInfo(
        struct.string("name"),
        struct.string("group"),
        struct.integer("start"),
        struct.integer("stop"),
        struct.integer("now"),
        state(struct.integer("state")),
        struct.string("spawnerr"),
        struct.integer("exitstatus"),
        struct.string("stdout_logfile"),
        struct.string("stderr_logfile"),
        struct.integer("pid"),
        struct.string("description"),
        struct.texts(
            ProcessInfo.HEALTH,
            ProcessInfo.HEALTH_FAILURE,
            ProcessInfo.NOTIFIED,
            ProcessInfo.STATUS_TEXT,
            ProcessInfo.WAITING_FOR));
  }

  static GroupChange change(@Nullable Object value) throws MalformedAnswerException {
    AnswerStruct struct = new AnswerStruct(value);
    return new GroupChange(
        struct.string("group"),
        struct.truth("whole"),
        struct.strings("removed"),
        struct.strings("updated"),
        struct.strings("added"),
        struct.strings("kept"));
  }

  private static ProcessState state(int code) throws MalformedAnswerException {
    for (ProcessState state : ProcessState.values()) {
      if (state.code() == code) {
        return state;
      }
    }
    throw unexpected("a process state", code);
  }

  static MalformedAnswerException unexpected(String wanted, @Nullable Object value) {
    String found = value == null ? "nothing" : value.getClass().getSimpleName();
    return new MalformedAnswerException("cannot read answer: no " + wanted + " but " + found);
  }
}
