package org.jsupervisor.rpc.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user name and password for Basic authentication. */
public record Credentials(String username, String password) {
  String header() {
    byte[] joined = (username + ':' + password).getBytes(StandardCharsets.UTF_8);
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(joined) + "\r\n";
  }

  /** Shows no password. */
  @Override
  public String toString() {
    return "Credentials[" + username + "]";
  }
}
