package org.jsupervisor.rpc.http;

/**
 * One request waiting for its answer, which may come now or later, on the same thread, exactly
 * once. Confined to the loop thread.
 */
public interface HttpExchange {

  /** Answers completely; without effect once the client has gone. */
  void respond(HttpResponse response);

  /**
   * Starts an answer of unknown length: chunked on HTTP/1.1, ended by closing on HTTP/1.0.
   *
   * @param head status and headers; its body is sent first
   */
  HttpBodyStream stream(HttpResponse head);

  /** False once the client has gone or the answer is complete. */
  boolean isOpen();

  /** Sets what runs when the client goes away before the answer is complete. */
  void onClose(Runnable action);
}
