package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsupervisor.rpc.api.ProcessState.RUNNING;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.supervisord.event.Event;
import org.jsupervisor.supervisord.event.EventSubscriber;
import org.jsupervisor.supervisord.event.EventType;
import org.jsupervisor.supervisord.posix.FakeChild;
import org.jsupervisor.supervisord.posix.PosixException;

/** The children of one random life: what they do first, what listeners answer, how they end. */
final class RandomChildren implements EventSubscriber {
  private final Random random;
  private final RandomPrograms programs;
  private final ScriptedDaemon daemon;
  private final DeliveryBook deliveries = new DeliveryBook();
  private final OutputBook outputs = new OutputBook();
  private final Map<String, Boolean> listenerGroups = new HashMap<>();
  private final Map<String, List<String>> needs = new HashMap<>();
  private final Map<String, Integer> least = new HashMap<>();
  private final Map<String, Integer> addedAtLine = new HashMap<>();
  private final List<ListenerActor> listeners = new ArrayList<>();
  private final RandomPeers peers;
  private final RandomRequests requests;
  private final boolean pipesAreSmall;

  RandomChildren(
      Random random,
      RandomPrograms programs,
      ScriptedDaemon daemon,
      RandomPeers peers,
      RandomRequests requests) {
    this.peers = peers;
    this.requests = requests;
    this.random = random;
    this.programs = programs;
    this.daemon = daemon;
    pipesAreSmall = random.nextInt(4) == 0;
    if (pipesAreSmall) {
      daemon.posix.pipeBytes(200);
    }
    daemon.bus.subscribe(this);
    daemon.posix.onSpawn(this::begin);
  }

  OutputBook outputs() {
    return outputs;
  }

  @Override
  public boolean wants(EventType type) {
    return type == EventType.PROCESS_GROUP_ADDED;
  }

  @Override
  public void accept(Event event, long serial) {
    String group = event.payload().trim().substring("groupname:".length());
    listenerGroups.put(group, programs.isListener(group));
    needs.put(group, programs.needsOf(group));
    least.put(group, programs.leastOf(group));
    addedAtLine.put(group, daemon.log.lines().size());
    deliveries.renewed(group);
  }

  /** Takes that a group was brought to another configuration, at once or bit by bit. */
  void changed(String group, boolean isListener, List<String> needed, int leastRunning) {
    listenerGroups.put(group, isListener);
    least.put(group, leastRunning);
    needs.put(group, needed);
  }

  boolean isListener(String group) {
    return listenerGroups.getOrDefault(group, false);
  }

  private void begin(FakeChild child) {
    if (peers.answers(child)) {
      return;
    }
    requests.began(child);
    Map<String, String> environment = environment(child);
    String group = environment.getOrDefault("SUPERVISOR_GROUP_NAME", "?");
    ProcessInfo info = daemon.info(group + ":" + environment.get("SUPERVISOR_PROCESS_NAME"));
    for (String needed : needs.getOrDefault(group, List.of())) {
      checkRunning(needed, group);
    }
    if (random.nextInt(4) == 0) {
      child.ignoreSignals();
    }
    if (!info.stderrLogfile().isEmpty() || !info.stdoutLogfile().isEmpty()) {
      outputs.say(child);
    }
    if (isListener(group)) {
      if (pipesAreSmall) {
        deliveries.open(group).loosen();
      }
      listeners.add(new ListenerActor(child, group, deliveries, random));
    } else {
      behave(child);
    }
  }

  private void checkRunning(String needed, String by) {
    int enough = least.getOrDefault(needed, RandomPrograms.ALL);
    if (enough != RandomPrograms.ALL) {
      assertThat(requests.isOpen(needed)).as(needed + " listens when " + by + " starts").isTrue();
      assertThat(runningOf(needed)).as(needed).isGreaterThanOrEqualTo(enough);
      return;
    }
    int processes = 0;
    for (ProcessInfo info : daemon.control.allProcessInfo()) {
      if (info.group().equals(needed)) {
        assertThat(info.state()).as(needed + " when " + by + " starts").isEqualTo(RUNNING);
        processes++;
      }
    }
    assertThat(processes).as("processes of " + needed).isPositive();
  }

  private int runningOf(String group) {
    int running = 0;
    for (ProcessInfo info : daemon.control.allProcessInfo()) {
      running += info.group().equals(group) && info.state() == RUNNING ? 1 : 0;
    }
    return running;
  }

  private static Map<String, String> environment(FakeChild child) {
    Map<String, String> variables = new HashMap<>();
    for (byte[] entry : child.request().environment()) {
      String text = new String(entry, StandardCharsets.UTF_8);
      int equals = text.indexOf('=');
      variables.put(text.substring(0, equals), text.substring(equals + 1));
    }
    return variables;
  }

  private void behave(FakeChild child) {
    try {
      if (!child.variable("READY_FD").isEmpty() && random.nextBoolean()) {
        child.writeTo(3, "\n");
      }
      switch (random.nextInt(8)) {
        case 0 -> child.exit(random.nextInt(3));
        case 1 -> child.exitLeavingPipesOpen(random.nextInt(3));
        case 2 -> child.writeOut("READY\n");
        case 3 -> child.closePipes();
        case 4 -> child.writeOut("<!--XSUPERVISOR:BEGIN-->news<!--XSUPERVISOR:END-->");
        case 5 -> child.writeOut("x".repeat(random.nextInt(300)));
        default -> child.writeOut("");
      }
    } catch (PosixException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets every listener read and answer; {@code calm} lets them do nothing but well. */
  void listen(boolean calm) {
    for (ListenerActor listener : listeners) {
      if (!listener.isRunning()) {
        listener.letGo();
      }
    }
    try {
      for (ListenerActor listener : listeners) {
        listener.act(calm);
      }
    } catch (PosixException e) {
      throw new UncheckedIOException(e);
    }
    listeners.removeIf(listener -> !listener.isRunning());
    List<ListenerActor> bySerial = new ArrayList<>(listeners);
    bySerial.sort(Comparator.comparingLong(RandomChildren::nextSerial));
    bySerial.forEach(ListenerActor::take);
  }

  private static long nextSerial(ListenerActor listener) {
    EventText next = listener.next();
    return next == null ? Long.MAX_VALUE : next.serial();
  }

  /** Fails if an event was neither delivered nor discarded. */
  void checkDeliveries() {
    for (Map.Entry<String, Integer> added : addedAtLine.entrySet()) {
      deliveries.checkSkipped(added.getKey(), daemon.log, added.getValue());
    }
    Set<Integer> runningPids = new HashSet<>();
    for (ProcessInfo info : daemon.control.allProcessInfo()) {
      if (info.state() == RUNNING) {
        runningPids.add(info.pid());
      }
    }
    for (ListenerActor listener : listeners) {
      if (listener.isWaiting() && runningPids.contains(listener.pid())) {
        String pool = listener.pool();
        deliveries.checkReturned(pool, daemon.log, addedAtLine.getOrDefault(pool, 0));
      }
    }
  }

  void endOne() {
    List<FakeChild> running = running();
    if (running.isEmpty()) {
      return;
    }
    FakeChild child = running.get(random.nextInt(running.size()));
    if (random.nextBoolean()) {
      child.exit(random.nextInt(3));
    } else {
      child.dieOf(1 + random.nextInt(15));
    }
  }

  /** The programs that run now, without checks. */
  List<FakeChild> running() {
    List<FakeChild> running = new ArrayList<>();
    for (FakeChild child : daemon.posix.spawned()) {
      if (child.isRunning() && !peers.isCheck(child)) {
        running.add(child);
      }
    }
    return running;
  }
}
