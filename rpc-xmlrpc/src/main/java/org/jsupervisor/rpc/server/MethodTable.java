package org.jsupervisor.rpc.server;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** The methods that can be called, by name; holds {@code system.*} from the start. */
public final class MethodTable {
  private record Entry(MethodDoc doc, int minParams, int maxParams, RpcMethod method) {}

  private final TreeMap<String, Entry> entries = new TreeMap<>();

  public MethodTable() {
    SystemNamespace.register(this);
  }

  /**
   * Adds a method.
   *
   * @param name {@code namespace.method}
   */
  public void register(String name, MethodDoc doc, int minParams, int maxParams, RpcMethod method) {
    int dot = name.indexOf('.');
    if (dot <= 0 || dot != name.lastIndexOf('.') || name.startsWith("_", dot + 1)) {
      throw new IllegalArgumentException("cannot register a method named " + name);
    }
    if (entries.put(name, new Entry(doc, minParams, maxParams, method)) != null) {
      throw new IllegalArgumentException("cannot register " + name + " twice");
    }
  }

  /** All names, sorted. */
  public List<String> names() {
    return new ArrayList<>(entries.keySet());
  }

  @Nullable MethodDoc doc(String name) {
    Entry entry = entries.get(name);
    return entry == null ? null : entry.doc;
  }

  /** Calls a method, for example on behalf of a web page; the result may be a Pending. */
  public Object call(String name, List<Object> params) throws XmlRpcFault {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw Faults.unknownMethod();
    }
    if (params.size() < entry.minParams || params.size() > entry.maxParams) {
      throw Faults.incorrectParameters();
    }
    return entry.method.call(params);
  }
}
