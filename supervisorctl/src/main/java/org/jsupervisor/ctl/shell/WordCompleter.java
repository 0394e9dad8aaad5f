package org.jsupervisor.ctl.shell;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jsupervisor.ctl.completion.Candidates;
import org.jsupervisor.ctl.completion.Proposal;

/** Offers what can stand at the cursor. */
final class WordCompleter implements Completer {
  private final Candidates source;

  WordCompleter(Candidates source) {
    this.source = source;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<String> before = line.words().subList(0, line.wordIndex());
    for (Proposal proposal : source.of(before, line.word())) {
      candidates.add(new Candidate(proposal.word()));
    }
  }
}
