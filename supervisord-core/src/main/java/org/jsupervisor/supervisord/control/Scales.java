package org.jsupervisor.supervisord.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsupervisor.config.ProgramCounts;

/**
 * How many processes programs were scaled to. A scale lasts while the file says the same numprocs
 * as at that time. Confined to the loop thread.
 */
final class Scales {
  /** Keyed by group and section. */
  private Map<List<String>, Scale> scales = Map.of();

  private record Scale(int numprocs, int count) {}

  /** How to read the configuration with the scales there are. */
  Reading reading() {
    return new Reading(scales);
  }

  /** How to read it with one more. */
  Reading readingWith(ProgramCounts.Program program, int count) {
    return new Reading(with(program, count));
  }

  /** Remembers that a program of that configuration was scaled. */
  void put(ProgramCounts.Program program, int count) {
    scales = with(program, count);
  }

  private Map<List<String>, Scale> with(ProgramCounts.Program program, int count) {
    Map<List<String>, Scale> more = new HashMap<>(scales);
    more.put(key(program), new Scale(program.numprocs(), count));
    return more;
  }

  /** From now on the scales are those that this reading could apply. */
  void keep(Reading reading) {
    scales = reading.used;
  }

  private static List<String> key(ProgramCounts.Program program) {
    return List.of(program.group(), program.section());
  }

  /** One reading of the configuration; knows the programs afterwards. */
  static final class Reading implements ProgramCounts {
    private final Map<List<String>, Scale> known;
    private final Map<List<String>, Scale> used = new HashMap<>();
    private final List<Program> programs = new ArrayList<>();

    private Reading(Map<List<String>, Scale> known) {
      this.known = known;
    }

    @Override
    public int count(Program program) {
      programs.add(program);
      Scale scale = known.get(key(program));
      boolean isOfUse =
          scale != null
              && scale.numprocs == program.numprocs()
              && (program.isNumbered() || scale.count <= 1);
      if (scale == null || !isOfUse) {
        return program.numprocs();
      }
      used.put(key(program), scale);
      return scale.count;
    }

    /** How many processes that program got. */
    int countOf(Program program) {
      Scale scale = used.get(key(program));
      return scale == null ? program.numprocs() : scale.count;
    }

    /** What was read, in that order. */
    List<Program> programs() {
      return programs;
    }
  }
}
