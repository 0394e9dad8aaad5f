package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The client's end of a connection to the scripted daemon. */
public final class FakeConnection {
  private static final int SOCKET_BUFFER_BYTES = 200_000;

  private final FakeBytes toDaemon = new FakeBytes(SOCKET_BUFFER_BYTES);
  private final FakeBytes toClient = new FakeBytes(SOCKET_BUFFER_BYTES);

  FakeFile daemonEnd() {
    return new FakeFiles.Connection(toDaemon, toClient);
  }

  public int send(String text) throws PosixException {
    return toDaemon.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Everything received since the last call. */
  public String received() {
    return new String(toClient.takeAll(), StandardCharsets.ISO_8859_1);
  }

  public boolean isClosedByDaemon() {
    return toClient.isWriterGone();
  }

  public void close() {
    toDaemon.writerGone();
    toClient.readerGone();
  }
}
