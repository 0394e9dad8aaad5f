package org.jsupervisor.it.control;

import java.io.IOException;
import java.util.List;

/** What was answered at a recorded step, to compare another answer with. */
interface RecordedAnswer<T> {

  /** What differs, nothing if all is as recorded. */
  List<String> differences(T actual, Normalization normal) throws IOException;

  /** The answer recorded at another step of the same kind. */
  RecordedAnswer<T> answering(RecordedStep step);
}
