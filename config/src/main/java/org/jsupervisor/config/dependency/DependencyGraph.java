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

/**
 * Who needs whom, directly and by way of others. Confined to the thread that builds it.
 *
 * @param <N> nodes, equal if they are the same
 */
public final class DependencyGraph<N> {
  private final Map<N, Set<N>> needs = new LinkedHashMap<>();
  private final Map<N, Set<N>> neededBy = new LinkedHashMap<>();

  /** Says that {@code node} needs {@code other}. */
  public void add(N node, N other) {
    put(needs, node, other);
    put(neededBy, other, node);
  }

  /** Says that {@code node} does not need {@code other} after all. */
  public void remove(N node, N other) {
    cut(needs, node, other);
    cut(neededBy, other, node);
  }

  private static <N> void cut(Map<N, Set<N>> edges, N from, N to) {
    Set<N> ends = edges.get(from);
    if (ends != null) {
      ends.remove(to);
    }
  }

  private static <N> void put(Map<N, Set<N>> edges, N from, N to) {
    Set<N> ends = edges.get(from);
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
  public List<N> neededFor(N node) {
    return reachable(node, needs);
  }

  /** All that need {@code node}, each after those that need it: the order of stops. */
  public List<N> dependentsOf(N node) {
    return reachable(node, neededBy);
  }

  /** Those that need {@code node} directly. */
  public Set<N> directDependentsOf(N node) {
    return neededBy.getOrDefault(node, Set.of());
  }

  /** Nodes that need themselves by way of each other, the first one again at the end; or none. */
  public List<N> cycle() {
    Set<N> done = new HashSet<>();
    for (N start : needs.keySet()) {
      Walk<N> walk = new Walk<>(start, needs, done);
      while (walk.isUnderWay()) {
        N again = walk.step();
        if (again != null) {
          return walk.pathFrom(again);
        }
      }
    }
    return List.of();
  }

  private static <N> List<N> reachable(N start, Map<N, Set<N>> edges) {
    Set<N> done = new LinkedHashSet<>();
    Walk<N> walk = new Walk<>(start, edges, done);
    while (walk.isUnderWay()) {
      walk.step();
    }
    done.remove(start);
    return new ArrayList<>(done);
  }

  /** Goes along the edges as deep as it can, without recursion; what is done is gone from last. */
  private static final class Walk<N> {
    private final Map<N, Set<N>> edges;
    private final Set<N> done;
    private final Set<N> path = new LinkedHashSet<>();
    private final Deque<N> nodes = new ArrayDeque<>();
    private final Deque<Iterator<N>> ends = new ArrayDeque<>();

    Walk(N start, Map<N, Set<N>> edges, Set<N> done) {
      this.edges = edges;
      this.done = done;
      if (!done.contains(start)) {
        enter(start);
      }
    }

    boolean isUnderWay() {
      return !nodes.isEmpty();
    }

    private void enter(N node) {
      path.add(node);
      nodes.push(node);
      ends.push(edges.getOrDefault(node, Set.of()).iterator());
    }

    /** One edge further, or one node back; the node that is met again on the way, or null. */
    @Nullable N step() {
      Iterator<N> rest = ends.element();
      if (!rest.hasNext()) {
        ends.pop();
        N node = nodes.pop();
        path.remove(node);
        done.add(node);
        return null;
      }
      N next = rest.next();
      if (path.contains(next)) {
        return next;
      }
      if (!done.contains(next)) {
        enter(next);
      }
      return null;
    }

    List<N> pathFrom(N node) {
      List<N> nodesOfPath = new ArrayList<>(path);
      List<N> cycle = new ArrayList<>();
      cycle.addAll(nodesOfPath.subList(nodesOfPath.indexOf(node), nodesOfPath.size()));
      cycle.add(node);
      return cycle;
    }
  }
}
