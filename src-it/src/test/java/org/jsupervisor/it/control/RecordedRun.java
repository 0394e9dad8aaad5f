package org.jsupervisor.it.control;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.it.daemon.Outcome;

/** One recorded run of the client: how it was started and what came of it. */
record RecordedRun(
    int exit,
    String mode,
    boolean interrupted,
    String input,
    String stdout,
    String stderr,
    List<String> arguments)
    implements RecordedAnswer<Outcome> {

  static RecordedRun of(RecordedStep step) {
    boolean interrupted = step.operation().equals("ctlint");
    int input = interrupted ? 3 : 2; // when it was interrupted is recorded before
    return new RecordedRun(
        Integer.parseInt(step.field(0)),
        step.mode(),
        interrupted,
        step.field(input),
        step.field(input + 1),
        step.field(input + 2),
        step.fields().subList(input + 3, step.fields().size()));
  }

  @Override
  public RecordedRun answering(RecordedStep step) {
    return of(step);
  }

  @Override
  public List<String> differences(Outcome actual, Normalization normal) {
    List<String> differences = new ArrayList<>();
    if (actual.exit() != exit) {
      differences.add("exit " + actual.exit() + " instead of " + exit);
    }
    if (!mode.startsWith("x")) {
      compare(normal.client(actual.stdout()), stdout, differences);
      compare(normal.client(actual.stderr()), stderr, differences);
    }
    return differences;
  }

  private void compare(String actual, String expected, List<String> differences) {
    boolean freeOrder = mode.startsWith("~");
    Object left = freeOrder ? actual.lines().sorted().toList() : actual;
    Object right = freeOrder ? expected.lines().sorted().toList() : expected;
    if (!left.equals(right)) {
      differences.add("printed\n" + actual + "  instead of\n" + expected);
    }
  }
}
