package org.jsupervisor.rpc.http;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of one connection: requests are read, handled and answered one after the other.
 * Who owns the socket moves the bytes and calls {@link #expire} at the deadline. An exception of a
 * handler passes through to the caller, who reports it and goes on: the client has been answered
 * 500, or its stream has been given up. Confined to the loop thread.
 */
public final class HttpConnection {
  /** How long a refused client may go on sending before the connection is closed under it. */
  private static final long LINGER_NANOS = 1_000_000_000L;

  /** How much of the next requests is read while one is being answered. */
  private static final int READ_AHEAD_BYTES = 16 * 1024;

  private static final long NEVER = Long.MAX_VALUE;

  private enum Phase {
    /** Between requests. */
    IDLE,
    HEAD,
    BODY,
    /**
     * A wrong password was sent, and its answer waits; what the client still sends is discarded.
     */
    HELD_BACK,
    /** A request is with its handler, or its answer is being sent. */
    ANSWER,
    /** The last answer is being sent; what the client still sends is discarded. */
    LAST,
    FINISHED
  }

  private final HttpHandler handler;
  private final HttpLimits limits;
  private final HttpDate date;
  private final PasswordWatch passwords;
  private final Runnable outputReady;
  private final RequestReader reader;
  private final OutputQueue output;

  private Phase phase = Phase.IDLE;
  private @Nullable HttpRequest head;
  private @Nullable HttpResponse heldBack;
  private int bodyLength;
  private @Nullable ConnectionExchange exchange;
  private long unwantedBytes;
  private long readDeadlineNanos;
  private long stallDeadlineNanos = NEVER;
  private boolean inputEnded;
  private boolean insideCall;
  private boolean hasAnswered;

  /**
   * @param held what this and all other connections of the server hold in memory
   * @param passwords decides how long the answers to this client's wrong passwords wait
   * @param outputReady runs when, outside the methods of this object, output appears or the
   *     connection becomes finished
   */
  public HttpConnection(
      HttpHandler handler,
      HttpLimits limits,
      HttpDate date,
      HeldBytes held,
      PasswordWatch passwords,
      Runnable outputReady,
      long nowNanos) {
    this.handler = handler;
    this.reader = new RequestReader(held);
    this.output = new OutputQueue(held);
    this.limits = limits;
    this.date = date;
    this.passwords = passwords;
    this.outputReady = outputReady;
    this.readDeadlineNanos = nowNanos + limits.headerTime().toNanos();
  }

  /** Takes all the bytes; the caller reads more only while {@link #wantsInput}. */
  public void receive(ByteBuffer bytes, long nowNanos) {
    if (phase == Phase.FINISHED || phase == Phase.LAST || phase == Phase.HELD_BACK) {
      unwantedBytes = Math.max(0, unwantedBytes - bytes.remaining());
      bytes.position(bytes.limit());
    } else if (reader.admits(bytes.remaining())) {
      reader.append(bytes);
    } else {
      bytes.position(bytes.limit());
      overloaded();
    }
    advance(nowNanos);
  }

  /** No memory for what the client sends: it is told so if it is its turn, and dropped if not. */
  private void overloaded() {
    if (phase == Phase.ANSWER) {
      closed();
    } else {
      refuse(HttpResponse.error(503), NEVER);
    }
  }

  /**
   * Whether this client may be sent away for another: a request has not fully arrived, the next one
   * has not begun, or its password was wrong.
   */
  public boolean isWaitingForClient() {
    return switch (phase) {
      case IDLE, HEAD, BODY, HELD_BACK -> true;
      case ANSWER, LAST, FINISHED -> false;
    };
  }

  /** Whether the client has never been answered yet. */
  public boolean isNew() {
    return !hasAnswered;
  }

  /** The client sends no more. A stream ends here; any other answer that is due is still sent. */
  public void inputEnded(long nowNanos) {
    inputEnded = true;
    if (exchange != null && exchange.isStreaming()) {
      closed();
    }
    advance(nowNanos);
  }

  /** False to hold the client back, and when nothing it could send matters any more. */
  public boolean wantsInput() {
    if (inputEnded) {
      return false;
    }
    return switch (phase) {
      case IDLE, HEAD, BODY -> true;
      case ANSWER -> reader.available() < READ_AHEAD_BYTES;
      case HELD_BACK, LAST -> unwantedBytes > 0;
      case FINISHED -> false;
    };
  }

  public boolean hasOutput() {
    return !output.isEmpty();
  }

  /** Some or all of the bytes to send; tell {@link #wrote} how many were. */
  public ByteBuffer output() {
    return output.next();
  }

  /** Bytes were sent, or an attempt to send sent none. May bring the next output. */
  public void wrote(int count, long nowNanos) {
    output.remove(count);
    boolean streaming = exchange != null && exchange.isStreaming();
    if (output.isEmpty() || streaming) {
      stallDeadlineNanos = NEVER;
    } else if (count > 0 || stallDeadlineNanos == NEVER) {
      stallDeadlineNanos = nowNanos + limits.stallTime().toNanos();
    }
    if (output.isEmpty() && phase == Phase.LAST) {
      readDeadlineNanos = nowNanos + LINGER_NANOS;
    }
    advance(nowNanos);
  }

  /** Everything has been sent and nothing will follow: the sending side may be shut down. */
  public boolean isOutputEnded() {
    return phase == Phase.FINISHED || (phase == Phase.LAST && output.isEmpty());
  }

  /** Whether the connection is to be closed now. */
  public boolean isFinished() {
    return phase == Phase.FINISHED;
  }

  /** When to call {@link #expire}; {@code Long.MAX_VALUE} for never. */
  public long deadlineNanos() {
    if (phase == Phase.FINISHED) {
      return NEVER;
    }
    if (!output.isEmpty()) {
      return stallDeadlineNanos;
    }
    return phase == Phase.ANSWER ? NEVER : readDeadlineNanos;
  }

  /** The deadline has passed; does nothing if it has not. */
  public void expire(long nowNanos) {
    if (nowNanos < deadlineNanos()) {
      return;
    }
    if (phase == Phase.HELD_BACK && heldBack != null) {
      refuse(heldBack, unwantedBytes);
      advance(nowNanos);
    } else if (output.isEmpty() && (phase == Phase.HEAD || phase == Phase.BODY)) {
      refuse(HttpResponse.error(408), NEVER);
      advance(nowNanos);
    } else {
      closed();
    }
  }

  /** The connection is gone, or is given up: whoever still works on an answer is told. */
  public void closed() {
    phase = Phase.FINISHED;
    output.clear();
    reader.discard(reader.available());
    if (exchange != null) {
      exchange.clientGone();
    }
  }

  private void advance(long nowNanos) {
    if (insideCall) {
      return;
    }
    insideCall = true;
    try {
      boolean moved = true;
      while (moved) {
        moved = step(nowNanos);
      }
    } finally {
      insideCall = false;
    }
  }

  private boolean step(long nowNanos) {
    return switch (phase) {
      case IDLE -> beginHead(nowNanos);
      case HEAD -> readHead(nowNanos);
      case BODY -> readBody();
      case HELD_BACK -> false;
      case ANSWER -> finishAnswer(nowNanos);
      case LAST -> finishLast();
      case FINISHED -> false;
    };
  }

  private boolean beginHead(long nowNanos) {
    if (reader.available() == 0) {
      return endIfInputEnded();
    }
    phase = Phase.HEAD;
    readDeadlineNanos = nowNanos + limits.headerTime().toNanos();
    return true;
  }

  private boolean readHead(long nowNanos) {
    int length = reader.scanHead(limits.headerBytes());
    if (length == 0) {
      return endIfInputEnded();
    }
    HttpRequest request = length < 0 ? null : HeadParser.parse(reader.take(length));
    if (request == null) {
      return refuse(HttpResponse.error(length < 0 ? -length : 400), NEVER);
    }
    head = request;
    int bodyBytes = HeadParser.bodyLength(request, limits.bodyBytes());
    HttpResponse refusal = handler.refuse(request);
    if (refusal != null || bodyBytes < 0) {
      long unwanted = bodyBytes < 0 ? NEVER : Math.max(0, bodyBytes - reader.available());
      HttpResponse answer = refusal != null ? refusal : HttpResponse.error(-bodyBytes);
      long pause = answer.status() == 401 && isLogin(request) ? passwords.wrong(nowNanos) : 0;
      return pause > 0 ? holdBack(answer, unwanted, nowNanos + pause) : refuse(answer, unwanted);
    }
    if (isLogin(request)) {
      passwords.right();
    }
    bodyLength = bodyBytes;
    phase = Phase.BODY;
    readDeadlineNanos = nowNanos + limits.bodyTime().toNanos();
    return true;
  }

  /** Browsers ask without credentials first, which is no guess. */
  private static boolean isLogin(HttpRequest request) {
    return request.headers().first("Authorization") != null;
  }

  private boolean holdBack(HttpResponse refusal, long stillComing, long deadline) {
    phase = Phase.HELD_BACK;
    heldBack = refusal;
    unwantedBytes = stillComing;
    readDeadlineNanos = deadline;
    reader.discard(reader.available());
    return false;
  }

  private boolean readBody() {
    if (reader.available() < bodyLength) {
      return endIfInputEnded();
    }
    if (head == null) {
      throw new AssertionError("a body without a head");
    }
    HttpRequest request = bodyLength == 0 ? head : head.withBody(reader.take(bodyLength));
    head = null;
    ConnectionExchange current =
        new ConnectionExchange(request, output, date, this::outputAppeared);
    exchange = current;
    hasAnswered = true;
    phase = Phase.ANSWER;
    try {
      handler.handle(request, current);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      if (!current.isAnswered()) {
        current.respond(HttpResponse.error(500));
      } else if (current.isStreaming()) {
        closed();
      }
      throw e;
    }
    return true;
  }

  private boolean finishAnswer(long nowNanos) {
    if (exchange == null || !output.isEmpty()) {
      return false;
    }
    if (!exchange.isComplete()) {
      exchange.drained();
      return exchange.isComplete() && output.isEmpty();
    }
    phase = exchange.keepsAlive() ? Phase.IDLE : Phase.LAST;
    exchange = null;
    readDeadlineNanos = nowNanos + limits.idleTime().toNanos();
    return true;
  }

  private boolean finishLast() {
    if (!output.isEmpty() || (unwantedBytes > 0 && !inputEnded)) {
      return false;
    }
    phase = Phase.FINISHED;
    return false;
  }

  private boolean endIfInputEnded() {
    if (inputEnded) {
      phase = Phase.FINISHED;
    }
    return false;
  }

  /** Answers and closes; the client may not have finished sending. */
  private boolean refuse(HttpResponse response, long stillComing) {
    HttpRequest request =
        head != null ? head : new HttpRequest("GET", "/", "1.1", HttpHeaders.NONE);
    boolean saysSo = response.headers().hasToken("Connection", "close");
    phase = Phase.LAST;
    unwantedBytes = stillComing;
    reader.discard(reader.available());
    new ConnectionExchange(request, output, date, () -> {})
        .respond(saysSo ? response : response.with("Connection", "close"));
    return true;
  }

  private void outputAppeared() {
    if (insideCall) {
      return;
    }
    if (output.isEmpty()) {
      // A stream without chunks ended after its last byte had been sent.
      phase = Phase.FINISHED;
    }
    outputReady.run();
  }
}
