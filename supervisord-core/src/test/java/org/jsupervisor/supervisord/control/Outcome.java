package org.jsupervisor.supervisord.control;

import java.util.ArrayList;
import java.util.List;

/** Takes one answer and shows it as text: {@code open}, the value, or the fault. */
public final class Outcome<T> implements Answer<T> {
  private String text = "open";

  @Override
  public void succeed(T value) {
    settle(value instanceof List<?> list ? results(list) : String.valueOf(value));
  }

  @Override
  public void fail(ControlFault fault) {
    settle(fault.fault().code() + " " + fault.text());
  }

  private void settle(String outcome) {
    if (!text.equals("open")) {
      throw new AssertionError("answered twice: " + text + ", then " + outcome);
    }
    text = outcome;
  }

  private static String results(List<?> list) {
    List<String> texts = new ArrayList<>();
    for (Object entry : list) {
      if (entry instanceof ActionResult result) {
        texts.add(
            Namespec.of(result.group(), result.name())
                + " "
                + result.status().code()
                + " "
                + result.description());
      }
    }
    return texts.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
