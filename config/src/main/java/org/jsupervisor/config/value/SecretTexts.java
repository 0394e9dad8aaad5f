package org.jsupervisor.config.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Texts that nobody may be shown. They have no part in what they come with: any two are equal, so
 * that configurations are compared by what they mean.
 */
public final class SecretTexts {
  /** What is shown instead. */
  public static final String MASK = "********";

  public static final SecretTexts NONE = new SecretTexts(List.of());

  private final List<String> longestFirst;

  private SecretTexts(List<String> longestFirst) {
    this.longestFirst = longestFirst;
  }

  /** These texts, without empty ones. */
  public static SecretTexts of(Collection<String> texts) {
    List<String> sorted = new ArrayList<>(new LinkedHashSet<>(texts));
    sorted.remove("");
    if (sorted.isEmpty()) {
      return NONE;
    }
    // One may be part of another, which must go first to be hidden as a whole.
    sorted.sort(SecretTexts::byLength);
    return new SecretTexts(List.copyOf(sorted));
  }

  private static int byLength(String left, String right) {
    return Integer.compare(right.length(), left.length());
  }

  /** These and the others. */
  public SecretTexts and(SecretTexts others) {
    if (others.isEmpty() || isEmpty()) {
      return isEmpty() ? others : this;
    }
    Set<String> all = new LinkedHashSet<>(longestFirst);
    all.addAll(others.longestFirst);
    return of(all);
  }

  public boolean isEmpty() {
    return longestFirst.isEmpty();
  }

  /** The text with the mask wherever it holds a secret. */
  public String masked(String text) {
    String masked = text;
    for (String secret : longestFirst) {
      // What stands in the mask itself need not be hidden any more.
      if (!MASK.contains(secret)) {
        masked = masked.replace(secret, MASK);
      }
    }
    return masked;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretTexts;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  /** Tells how many there are, for logs. */
  @Override
  public String toString() {
    return longestFirst.size() + " secret texts";
  }
}
