package org.jsupervisor.config.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The graph against a search that tries everything, on graphs drawn from seeds. */
class DependencyGraphTest {
  private static final int GRAPHS = 3000;
  private static final int MOST_NODES = 8;

  private final DependencyGraph<String> graph = new DependencyGraph<>();

  @Test
  void whatIsNeededComesBeforeWhatNeedsIt() {
    graph.add("web", "app");
    graph.add("app", "db");
    graph.add("app", "cache");
    assertThat(graph.neededFor("web")).containsExactly("db", "cache", "app");
    assertThat(graph.dependentsOf("db")).containsExactly("web", "app");
    assertThat(graph.neededFor("db")).isEmpty();
    assertThat(graph.cycle()).isEmpty();
  }

  @Test
  void aCycleIsShownFromItsFirstNodeToItsFirstNode() {
    graph.add("x", "a");
    graph.add("a", "b");
    graph.add("b", "c");
    graph.add("c", "a");
    assertThat(graph.cycle()).containsExactly("a", "b", "c", "a");
  }

  @Test
  void whatNeedsItselfIsACycle() {
    graph.add("a", "a");
    assertThat(graph.cycle()).containsExactly("a", "a");
  }

  @Test
  void whatIsTakenOutIsNoCycleAnyMore() {
    graph.add("a", "b");
    graph.add("b", "a");
    graph.remove("a", "b");
    assertThat(graph.cycle()).isEmpty();
    assertThat(graph.neededFor("a")).isEmpty();
    assertThat(graph.directDependentsOf("a")).containsExactly("b");
    assertThat(graph.directDependentsOf("b")).isEmpty();
  }

  @Test
  void aLongChainDoesNotExhaustTheStack() {
    for (int i = 0; i < 100_000; i++) {
      graph.add("n" + i, "n" + (i + 1));
    }
    assertThat(graph.cycle()).isEmpty();
    assertThat(graph.neededFor("n0")).hasSize(100_000).startsWith("n100000", "n99999");
  }

  @Test
  void randomGraphsAreAsASearchOfAllPathsFindsThem() {
    int cyclic = 0;
    for (int seed = 0; seed < GRAPHS; seed++) {
      cyclic += check(seed) ? 1 : 0;
    }
    assertThat(cyclic).isBetween(GRAPHS / 10, GRAPHS * 9 / 10);
  }

  /** Returns whether the graph of that seed has a cycle. */
  private static boolean check(int seed) {
    Random random = new Random(seed);
    int nodes = 1 + random.nextInt(MOST_NODES);
    boolean[][] edges = new boolean[nodes][nodes];
    DependencyGraph<String> graph = new DependencyGraph<>();
    int wanted = random.nextInt(nodes * 2);
    for (int i = 0; i < wanted; i++) {
      int from = random.nextInt(nodes);
      int to = random.nextInt(nodes);
      edges[from][to] = true;
      graph.add(name(from), name(to));
    }
    boolean[][] paths = paths(edges);
    boolean isCyclic = false;
    for (int i = 0; i < nodes; i++) {
      isCyclic |= paths[i][i];
    }
    checkCycle(graph.cycle(), edges, isCyclic, seed);
    for (int i = 0; i < nodes; i++) {
      checkReach(graph, i, paths, isCyclic, seed);
    }
    return isCyclic;
  }

  private static void checkCycle(
      List<String> cycle, boolean[][] edges, boolean isCyclic, int seed) {
    assertThat(cycle.isEmpty()).as("seed " + seed).isEqualTo(!isCyclic);
    for (int i = 1; i < cycle.size(); i++) {
      assertThat(edges[number(cycle.get(i - 1))][number(cycle.get(i))]).as("seed " + seed).isTrue();
    }
    if (isCyclic) {
      assertThat(cycle.get(0)).isEqualTo(cycle.get(cycle.size() - 1));
      assertThat(cycle.subList(1, cycle.size())).doesNotHaveDuplicates();
    }
  }

  private static void checkReach(
      DependencyGraph<String> graph, int node, boolean[][] paths, boolean isCyclic, int seed) {
    List<String> needed = new ArrayList<>();
    List<String> dependents = new ArrayList<>();
    for (int other = 0; other < paths.length; other++) {
      if (other != node && paths[node][other]) {
        needed.add(name(other));
      }
      if (other != node && paths[other][node]) {
        dependents.add(name(other));
      }
    }
    List<String> starts = graph.neededFor(name(node));
    List<String> stops = graph.dependentsOf(name(node));
    assertThat(starts).as("seed " + seed).containsExactlyInAnyOrderElementsOf(needed);
    assertThat(stops).as("seed " + seed).containsExactlyInAnyOrderElementsOf(dependents);
    if (!isCyclic) {
      for (int later = 0; later < starts.size(); later++) {
        for (int earlier = 0; earlier < later; earlier++) {
          assertThat(paths[number(starts.get(earlier))][number(starts.get(later))]).isFalse();
        }
      }
      for (int later = 0; later < stops.size(); later++) {
        for (int earlier = 0; earlier < later; earlier++) {
          assertThat(paths[number(stops.get(later))][number(stops.get(earlier))]).isFalse();
        }
      }
    }
  }

  /** Which nodes can be reached from which, by at least one edge. */
  private static boolean[][] paths(boolean[][] edges) {
    int nodes = edges.length;
    boolean[][] paths = new boolean[nodes][];
    for (int i = 0; i < nodes; i++) {
      paths[i] = edges[i].clone();
    }
    for (int via = 0; via < nodes; via++) {
      for (int from = 0; from < nodes; from++) {
        for (int to = 0; to < nodes; to++) {
          paths[from][to] |= paths[from][via] && paths[via][to];
        }
      }
    }
    return paths;
  }

  private static String name(int number) {
    return "n" + number;
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring(1));
  }
}
