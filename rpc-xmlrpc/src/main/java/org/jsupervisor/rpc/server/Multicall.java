package org.jsupervisor.rpc.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/**
 * One run of {@code system.multicall}: strictly in order, a call that waits holds up those behind
 * it. It ends with a fault when its results hold more text than one answer may: the calls that
 * follow are not made. Confined to the loop thread.
 */
final class Multicall {
  private static final long MOST_CHARACTERS = 1L << 24;

  private final MethodTable table;
  private final List<?> calls;
  private final List<Object> results;
  private final Pending all = new Pending();
  private int next;
  private long characters;
  private @Nullable Pending current;

  Multicall(MethodTable table, List<?> calls) {
    this.table = table;
    this.calls = calls;
    this.results = new ArrayList<>(calls.size());
  }

  /** The results, or a Pending if one of the calls waits. */
  Object start() {
    proceed();
    return all.isDone() && !isTooLong() ? results : all;
  }

  private void proceed() {
    while (next < calls.size() && !isTooLong()) {
      Object value = resultOf(calls.get(next++));
      if (value instanceof Pending pending) {
        if (!pending.isDone()) {
          current = pending;
          pending.whenDone(this::resume);
          return;
        }
        value = outcome(pending);
      }
      add(value);
    }
    if (isTooLong()) {
      results.clear();
      all.fail(Faults.tooLong(MOST_CHARACTERS));
    } else {
      all.complete(results);
    }
  }

  private void add(Object value) {
    results.add(value);
    characters += characters(value);
  }

  private static long characters(Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    long sum = 0;
    if (value instanceof List<?> list) {
      for (Object element : list) {
        sum += element instanceof String text ? text.length() : 0;
      }
    }
    return sum;
  }

  private boolean isTooLong() {
    return characters > MOST_CHARACTERS;
  }

  private void resume() {
    Pending done = current;
    if (done == null) {
      throw new AssertionError("resumed without having waited");
    }
    current = null;
    add(outcome(done));
    proceed();
  }

  private static Object outcome(Pending pending) {
    try {
      return pending.result();
    } catch (XmlRpcFault fault) {
      return struct(fault);
    }
  }

  private Object resultOf(@Nullable Object call) {
    try {
      return makeCall(call);
    } catch (XmlRpcFault fault) {
      return struct(fault);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // A broken element must not stop the rest; the client gets the text the original gives.
      return struct(Faults.failed(e));
    }
  }

  private Object makeCall(@Nullable Object call) throws XmlRpcFault {
    if (!(call instanceof Map<?, ?> members)) {
      throw Faults.incorrectParameters();
    }
    Object name = members.get("methodName");
    if (name == null) {
      throw Faults.incorrectParameters("No methodName");
    }
    if (name.equals(SystemNamespace.MULTICALL)) {
      throw Faults.incorrectParameters("Recursive system.multicall forbidden");
    }
    Object params = members.containsKey("params") ? members.get("params") : List.of();
    if (name instanceof String method && params instanceof List<?> list) {
      return table.call(method, new ArrayList<>(list));
    }
    throw Faults.incorrectParameters();
  }

  private static Map<String, Object> struct(XmlRpcFault fault) {
    Map<String, Object> struct = new LinkedHashMap<>();
    struct.put("faultCode", fault.code());
    struct.put("faultString", fault.text());
    return struct;
  }
}
