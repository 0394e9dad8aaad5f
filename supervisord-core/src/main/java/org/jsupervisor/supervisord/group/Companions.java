package org.jsupervisor.supervisord.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.Reaped;
import org.jsupervisor.supervisord.posix.SpawnRequest;
import org.jsupervisor.supervisord.stdio.OutputSink;

/** All companions of one process, told one after the other. Confined to the loop thread. */
final class Companions implements Companion {
  private final List<Companion> all;

  Companions(List<Companion> all) {
    this.all = all;
  }

  /** What all of them tell; most processes have none. */
  Map<String, String> facts() {
    if (all.isEmpty()) {
      return Map.of();
    }
    Map<String, String> facts = new LinkedHashMap<>();
    tell(facts);
    return facts;
  }

  /** The descriptors that all of them pass on. */
  List<SpawnRequest.Passed> passed() throws PosixException {
    if (all.isEmpty()) {
      return List.of();
    }
    List<SpawnRequest.Passed> descriptors = new ArrayList<>();
    pass(descriptors);
    return descriptors;
  }

  @Override
  public boolean allowsStart() {
    for (Companion companion : all) {
      if (!companion.allowsStart()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void startRequested() {
    for (Companion companion : all) {
      companion.startRequested();
    }
  }

  @Override
  public @Nullable String hindrance() {
    for (Companion companion : all) {
      String hindrance = companion.hindrance();
      if (hindrance != null) {
        return hindrance;
      }
    }
    return null;
  }

  @Override
  public void extend(Map<String, String> environment) {
    for (Companion companion : all) {
      companion.extend(environment);
    }
  }

  @Override
  public void pass(List<SpawnRequest.Passed> descriptors) throws PosixException {
    for (Companion companion : all) {
      companion.pass(descriptors);
    }
  }

  @Override
  public OutputSink hear(String channel, OutputSink sink) {
    OutputSink heard = sink;
    for (Companion companion : all) {
      heard = companion.hear(channel, heard);
    }
    return heard;
  }

  @Override
  public void tell(Map<String, String> facts) {
    for (Companion companion : all) {
      companion.tell(facts);
    }
  }

  @Override
  public void spawned(int pid) {
    for (Companion companion : all) {
      companion.spawned(pid);
    }
  }

  @Override
  public boolean survives(Reaped reaped) {
    for (Companion companion : all) {
      if (companion.survives(reaped)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean claim(int pid) {
    for (Companion companion : all) {
      if (companion.claim(pid)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void ended(Reaped reaped) {
    for (Companion companion : all) {
      companion.ended(reaped);
    }
  }

  @Override
  public void stateChanged(ProcessState before) {
    for (Companion companion : all) {
      companion.stateChanged(before);
    }
  }

  @Override
  public void discard() {
    for (Companion companion : all) {
      companion.discard();
    }
  }
}
