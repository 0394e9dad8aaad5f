package org.jsupervisor.ctl.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verbs beyond the client's own. */
public interface VerbPlugin {
  /** Heads its block in {@code help}. */
  String name();

  /** Its words, sorted. */
  List<String> names();

  /** The verb for a word, null if it has none. */
  @Nullable Verb find(String word);
}
