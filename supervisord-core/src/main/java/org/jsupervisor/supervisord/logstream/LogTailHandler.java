package org.jsupervisor.supervisord.logstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.http.HttpDate;
import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpRequest;
import org.jsupervisor.rpc.http.HttpResponse;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.Namespec;
import org.jsupervisor.supervisord.control.OutputChannel;
import org.jsupervisor.supervisord.control.SupervisorControl;

/**
 * Streams a log's last bytes and everything added to it (control.md 3.4). Looks at the files at
 * intervals while somebody listens, and never otherwise. Confined to the loop thread.
 */
public final class LogTailHandler implements HttpHandler {
  public static final String PROCESS_LOG_PREFIX = "/logtail";
  public static final String MAIN_LOG_PREFIX = "/mainlogtail";

  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final long LAST_BYTES = 1024;
  private static final long MOST_LAST_BYTES = 1 << 20;
  private static final String LIMIT = "limit=";
  private static final int PIECE_BYTES = 32 * 1024;

  private final SupervisorControl control;
  private final FollowTimer timer;
  private final Set<LogFollower> followers = new LinkedHashSet<>();
  private @Nullable ByteBuffer buffer;
  private boolean ticking;

  public LogTailHandler(SupervisorControl control, FollowTimer timer) {
    this.control = control;
    this.timer = timer;
  }

  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    if (!request.method().equals("GET")) {
      exchange.respond(HttpResponse.error(400));
      return;
    }
    boolean main = request.path().startsWith(MAIN_LOG_PREFIX);
    String logfile = main ? control.mainLogfile() : processLogfile(request.path());
    FollowedFile file = logfile == null ? null : open(Path.of(logfile), lastBytes(request.query()));
    if (logfile == null || file == null) {
      exchange.respond(HttpResponse.error(404));
      return;
    }
    HttpResponse head = head(Path.of(logfile));
    follow(file, exchange, main ? head : head.with("X-Accel-Buffering", "no"));
  }

  private @Nullable String processLogfile(String path) {
    int nameStart = path.indexOf('/', PROCESS_LOG_PREFIX.length());
    if (nameStart < 0) {
      return null;
    }
    int slash = path.indexOf('/', nameStart + 1);
    Namespec name =
        Namespec.parse(path.substring(nameStart + 1, slash < 0 ? path.length() : slash));
    OutputChannel channel = channel(slash < 0 ? "stdout" : path.substring(slash + 1));
    if (channel == null || name.isWholeGroup()) {
      return null;
    }
    try {
      return control.logfile(name, channel);
    } catch (ControlFault unknown) {
      return null;
    }
  }

  private static @Nullable OutputChannel channel(String word) {
    return switch (word) {
      case "stdout" -> OutputChannel.STDOUT;
      case "stderr" -> OutputChannel.STDERR;
      default -> null;
    };
  }

  /** How much of the past is wanted: {@code limit=} bytes, which the original does not know. */
  private static long lastBytes(@Nullable String query) {
    if (query == null || !query.startsWith(LIMIT)) {
      return LAST_BYTES;
    }
    try {
      long limit = Long.parseLong(query.substring(LIMIT.length()));
      return Math.max(0, Math.min(MOST_LAST_BYTES, limit));
    } catch (NumberFormatException e) {
      return LAST_BYTES;
    }
  }

  private static @Nullable FollowedFile open(Path logfile, long lastBytes) {
    try {
      return FollowedFile.open(logfile, lastBytes);
    } catch (IOException e) {
      return null;
    }
  }

  private static HttpResponse head(Path logfile) {
    HttpResponse head =
        HttpResponse.of(200, "text/plain;charset=utf-8", new byte[0])
            .with("X-Content-Type-Options", "nosniff")
            .with("Cross-Origin-Resource-Policy", "same-origin")
            .with("Cache-Control", "no-store");
    try {
      long modified = Files.getLastModifiedTime(logfile).toInstant().getEpochSecond();
      return head.with("Last-Modified", HttpDate.format(modified));
    } catch (IOException e) {
      // Removed since it was opened: it is still followed, only the date is unknown.
      return head;
    }
  }

  private void follow(FollowedFile file, HttpExchange exchange, HttpResponse head) {
    if (buffer == null) {
      buffer = ByteBuffer.allocate(PIECE_BYTES);
    }
    LogFollower follower = new LogFollower(file, exchange.stream(head), buffer);
    followers.add(follower);
    exchange.onClose(() -> forget(follower));
    follower.advance();
    if (!ticking) {
      ticking = true;
      timer.after(INTERVAL, this::tick);
    }
  }

  private void tick() {
    for (LogFollower follower : new ArrayList<>(followers)) {
      follower.advance();
      if (!follower.isOpen()) {
        forget(follower);
      }
    }
    ticking = !followers.isEmpty();
    if (ticking) {
      timer.after(INTERVAL, this::tick);
    }
  }

  private void forget(LogFollower follower) {
    if (!followers.remove(follower)) {
      return;
    }
    try {
      follower.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a followed log", e);
    }
  }
}
