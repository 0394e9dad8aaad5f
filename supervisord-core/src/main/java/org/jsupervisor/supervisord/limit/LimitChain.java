package org.jsupervisor.supervisord.limit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.policy.LimitPolicy;
import org.jsupervisor.config.policy.ResourceLimit;

/**
 * The commands that set limits and then become what follows them, so that the pid stays that of the
 * program.
 */
public final class LimitChain {
  /** Finds the file of a command. */
  public interface Tools<E extends Exception> {
    String file(String name) throws E;
  }

  private static final int HIGHEST_NICE_LIMIT = 20;

  private LimitChain() {}

  /** The words to put before the program's. */
  public static <E extends Exception> List<String> words(
      LimitPolicy policy, OwnRights own, Tools<E> tools) throws E {
    List<String> words = new ArrayList<>();
    Integer score = policy.oomScoreAdj();
    if (score != null) {
      words.addAll(List.of(tools.file("choom"), "-n", score.toString(), "--"));
    }
    Integer nice = policy.nice();
    if (nice != null && nice != own.nice()) {
      words.addAll(List.of(tools.file("nice"), "-n", Integer.toString(nice - own.nice()), "--"));
    }
    if (!policy.resources().isEmpty()) {
      words.add(tools.file("prlimit"));
      for (ResourceLimit limit : policy.resources()) {
        words.add("--" + limit.resource() + "=" + limit.text());
      }
      words.add("--");
    }
    return words;
  }

  /** What the kernel would refuse, as told in the log of the program; null if nothing. */
  public static @Nullable String refusal(LimitPolicy policy, OwnRights own) {
    for (ResourceLimit limit : policy.resources()) {
      if (!own.mayRaiseLimits() && isAbove(limit.hard(), own.hardLimits().get(limit.resource()))) {
        return "couldn't set rlimit_" + limit.resource() + " to " + limit.text() + ": EPERM";
      }
    }
    Integer nice = policy.nice();
    if (nice != null && nice < own.nice() && !own.mayRaisePriority()) {
      Long lowest = own.hardLimits().get("nice");
      boolean isAllowed =
          lowest != null
              && (lowest == ResourceLimit.UNLIMITED || nice >= HIGHEST_NICE_LIMIT - lowest);
      if (!isAllowed) {
        return "couldn't set nice to " + nice + ": EACCES";
      }
    }
    Integer score = policy.oomScoreAdj();
    if (score != null && score < own.oomScoreAdj() && !own.mayRaiseLimits()) {
      return "couldn't set oom_score_adj to " + score + ": EACCES";
    }
    return null;
  }

  private static boolean isAbove(long wanted, @Nullable Long possible) {
    return possible != null
        && possible != ResourceLimit.UNLIMITED
        && (wanted == ResourceLimit.UNLIMITED || wanted > possible);
  }
}
