package org.jsupervisor.ctl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.completion.Candidates;
import org.jsupervisor.ctl.completion.Proposal;

/**
 * What a shell asks when somebody completes a command line of the client: the words after the
 * program's name, the last of which is being typed. The answer is one word a line, with a tab
 * before what it means; or {@link #FILES}.
 */
final class CompletionRequest {
  /** The first argument of a request, which no action is called. */
  static final String WORD = "__complete";

  /** The answer where the name of a file belongs. */
  private static final String FILES = ":files";

  private final @Nullable CommandLine options;
  private final @Nullable String previous;
  private final String typed;

  private CompletionRequest(
      @Nullable CommandLine options, @Nullable String previous, String typed) {
    this.options = options;
    this.previous = previous;
    this.typed = typed;
  }

  static CompletionRequest parse(List<String> words) {
    if (words.isEmpty()) {
      return new CompletionRequest(CommandLine.empty(), null, "");
    }
    String typed = words.get(words.size() - 1);
    List<String> before = new ArrayList<>(words.subList(0, words.size() - 1));
    before.remove("--json"); // It wants an action, which may be what is being typed.
    String previous = before.isEmpty() ? null : before.get(before.size() - 1);
    try {
      return new CompletionRequest(CommandLine.parse(before), previous, typed);
    } catch (UsageException e) {
      // Mostly because the value of the last option is being typed.
      return new CompletionRequest(null, previous, typed);
    }
  }

  /** The options so far, none if they are wrong or not complete. */
  CommandLine options() {
    return options == null ? CommandLine.empty() : options;
  }

  List<String> answer(Candidates candidates) {
    List<String> lines = new ArrayList<>();
    CommandLine before = options;
    if (before == null) {
      lines.addAll(optionValues());
    } else if (before.words().isEmpty() && typed.startsWith("-")) {
      for (String name : CommandLine.optionNames()) {
        if (name.startsWith(typed)) {
          lines.add(name);
        }
      }
    } else {
      for (Proposal proposal : candidates.of(before.words(), typed)) {
        String meaning = proposal.meaning();
        lines.add(meaning.isEmpty() ? proposal.word() : proposal.word() + '\t' + meaning);
      }
    }
    return lines;
  }

  private List<String> optionValues() {
    String option = previous == null ? "" : previous;
    if (option.equals("--color")) {
      return List.of("always", "auto", "never");
    }
    boolean isFile =
        option.startsWith("--")
            ? "--configuration".startsWith(option) || "--history_file".startsWith(option)
            : option.startsWith("-") && (option.endsWith("c") || option.endsWith("r"));
    return isFile ? List.of(FILES) : List.of();
  }
}
