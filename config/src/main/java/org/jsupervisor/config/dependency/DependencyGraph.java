package org.jsupervisor.config.dependency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who needs whom, directly and by way of others. Confined to the thread that builds it. */
public final class DependencyGraph {
  private final Map<String, Set<String>> needs = new LinkedHashMap<>();
  private final Map<String, Set<String>> neededBy = new LinkedHashMap<>();

  /** Says that {@code node} needs {@code other}. */
  public void add(String node, String other) {
    put(needs, node, other);
    put(neededBy, other, node);
  }

  private static void put(Map<String, Set<String>> edges, String from, String to) {
    Set<String> ends = edges.get(from);
    if (ends == null) {
      ends = new LinkedHashSet<>();
      edges.put(from, ends);
    }
    ends.add(to);
  }

  public boolean isEmpty() {
    return needs.isEmpty();
  }

  /** All that {@code node} needs, each after what it needs itself: the order of starts. */
  public List<String> neededFor(String node) {
    return reachable(node, needs);
  }

  /** All that need {@code node}, each after those that need it: the order of stops. */
  public List<String> dependentsOf(String node) {
    return reachable(node, neededBy);
  }

  /** Nodes that need themselves by way of each other, the first one again at the end; or none. */
  public List<String> cycle() {
    Set<String> done = new HashSet<>();
    for (String start : needs.keySet()) {
      Walk walk = new Walk(start, needs, done);
      while (walk.isUnderWay()) {
        String again = walk.step();
        if (again != null) {
          return walk.pathFrom(again);
        }
      }
    }
    return List.of();
  }

  private static List<String> reachable(String start, Map<String, Set<String>> edges) {
    Set<String> done = new LinkedHashSet<>();
    Walk walk = new Walk(start, edges, done);
    while (walk.isUnderWay()) {
      walk.step();
    }
    done.remove(start);
    return new ArrayList<>(done);
  }

  /** Goes along the edges as deep as it can, without recursion; what is done is gone from last. */
  private static final class Walk {
    private final Map<String, Set<String>> edges;
    private final Set<String> done;
    private final Set<String> path = new LinkedHashSet<>();
    private final Deque<String> nodes = new ArrayDeque<>();
    private final Deque<Iterator<String>> ends = new ArrayDeque<>();

    Walk(String start, Map<String, Set<String>> edges, Set<String> done) {
      this.edges = edges;
      this.done = done;
      if (!done.contains(start)) {
        enter(start);
      }
    }

    boolean isUnderWay() {
      return !nodes.isEmpty();
    }

    private void enter(String node) {
      path.add(node);
      nodes.push(node);
      ends.push(edges.getOrDefault(node, Set.of()).iterator());
    }

    /** One edge further, or one node back; the node that is met again on the way, or null. */
    @Nullable String step() {
      Iterator<String> rest = ends.element();
      if (!rest.hasNext()) {
        ends.pop();
        String node = nodes.pop();
        path.remove(node);
        done.add(node);
        return null;
      }
      String next = rest.next();
      if (path.contains(next)) {
        return next;
      }
      if (!done.contains(next)) {
        enter(next);
      }
      return null;
    }

    List<String> pathFrom(String node) {
      List<String> nodesOfPath = new ArrayList<>(path);
      List<String> cycle = new ArrayList<>();
      cycle.addAll(nodesOfPath.subList(nodesOfPath.indexOf(node), nodesOfPath.size()));
      cycle.add(node);
      return cycle;
    }
  }
}
