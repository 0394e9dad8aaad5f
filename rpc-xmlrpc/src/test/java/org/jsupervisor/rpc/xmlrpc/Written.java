package org.jsupervisor.rpc.xmlrpc;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What was written, in the form in which it is read. */
final class Written {
  private Written() {}

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** What a client gets for that value. */
  static @Nullable Object readBack(Object value) throws Exception {
    return XmlRpcResponseReader.read(bytes(XmlRpcWriter.response(value)));
  }
}
