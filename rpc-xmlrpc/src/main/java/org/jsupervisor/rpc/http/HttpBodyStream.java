package org.jsupervisor.rpc.http;

import java.nio.ByteBuffer;

/** The growing body of an answer of unknown length. Confined to the loop thread. */
public interface HttpBodyStream {

  /** Copies the bytes and queues them; drops them once the stream is not open. */
  void write(ByteBuffer bytes);

  /** How many queued bytes, framing included, have not been sent yet. */
  int pendingBytes();

  /** Sets what runs each time everything queued has been sent, until the stream ends. */
  void onDrained(Runnable action);

  /** Ends the answer. */
  void end();

  /** False once the client has gone or {@link #end} was called. */
  boolean isOpen();
}
