package org.jsupervisor.it.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A recorded step as the distribution performs it, where it does better on purpose.
 *
 * @param program whose doing the difference is
 * @param row the beginning of the row in {@code docs/explanation/compatibility.md}
 */
record Correction(String scenario, Pairing.Program program, String row, RecordedStep step) {
  private static final int OWN_FIELDS = 3;

  /** All there are, from the resource that lists them. */
  static List<Correction> all() throws IOException {
    List<Correction> all = new ArrayList<>();
    try (InputStream in = Correction.class.getResourceAsStream("/control_corrections.tsv")) {
      byte[] bytes = Objects.requireNonNull(in, "no corrections").readAllBytes();
      for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          String[] parts = line.split("\t", OWN_FIELDS + 1);
          all.add(
              new Correction(
                  parts[0],
                  Pairing.Program.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                  parts[2],
                  RecordedStep.of(parts[OWN_FIELDS])));
        }
      }
    }
    return all;
  }

  /** What is to happen at that step instead of what was recorded, if the pairing does better. */
  static Optional<Correction> of(
      List<Correction> all, String scenario, RecordedStep step, Pairing pairing) {
    return all.stream()
        .filter(each -> each.scenario.equals(scenario) && each.step.id().equals(step.id()))
        .filter(each -> pairing.isOurs(each.program))
        .findFirst();
  }
}
