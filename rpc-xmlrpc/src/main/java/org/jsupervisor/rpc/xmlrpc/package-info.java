/**
 * XML-RPC to and from Java values: String, Integer, Boolean, List and Map. The only place that
 * knows the XML library; knows nothing of HTTP, sockets or methods.
 */
@NullMarked
package org.jsupervisor.rpc.xmlrpc;

import org.jspecify.annotations.NullMarked;
