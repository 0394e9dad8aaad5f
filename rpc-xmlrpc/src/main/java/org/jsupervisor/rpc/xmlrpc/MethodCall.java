package org.jsupervisor.rpc.xmlrpc;

import java.util.List;

/**
 * A request as read: String, Integer (Long beyond 32 bits), Double, Boolean, List, Map with String
 * keys, and null for nil.
 *
 * @param params unmodifiable; may hold null
 */
public record MethodCall(String method, List<Object> params) {}
