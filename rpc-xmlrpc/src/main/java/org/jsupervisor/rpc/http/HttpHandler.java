package org.jsupervisor.rpc.http;

import org.jspecify.annotations.Nullable;

/** Answers requests, now or later, on the thread that delivers them. */
public interface HttpHandler {

  /** Takes a complete request; the exchange must be answered exactly once. */
  void handle(HttpRequest request, HttpExchange exchange);

  /**
   * Judges a request by its head alone, before its body is read.
   *
   * @param head the request, its body still empty
   * @return the answer that refuses it (the connection is then closed), or null to go on
   */
  default @Nullable HttpResponse refuse(HttpRequest head) {
    return null;
  }
}
