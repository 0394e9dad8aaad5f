package org.jsupervisor.rpc.xmlrpc;

import java.io.IOException;

/** The server's answer is not an XML-RPC answer. */
public final class MalformedAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  public MalformedAnswerException(String message) {
    super(message);
  }
}
