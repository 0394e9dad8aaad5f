package org.jsupervisor.ctl.completion;

/** A word that can stand where the user is typing, and what it means, if there is more to say. */
public record Proposal(String word, String meaning) {
  static Proposal of(String word) {
    return new Proposal(word, "");
  }
}
