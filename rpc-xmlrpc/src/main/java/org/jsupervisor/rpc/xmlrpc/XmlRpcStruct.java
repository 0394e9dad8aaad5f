package org.jsupervisor.rpc.xmlrpc;

/** A struct value that writes its own members, without an intermediate map. */
@FunctionalInterface
public interface XmlRpcStruct {
  /**
   * Calls the writer's {@code member} methods, in the order the members shall appear, and nothing
   * else.
   */
  void writeTo(XmlRpcWriter writer);
}
