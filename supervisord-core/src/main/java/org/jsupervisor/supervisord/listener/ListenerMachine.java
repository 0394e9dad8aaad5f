package org.jsupervisor.supervisord.listener;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.event.BytesText;

/**
 * Follows one listener process through the protocol (daemon.md 6.4); a new process needs a new
 * machine. Confined to the loop thread.
 */
public final class ListenerMachine {
  private static final byte[] READY_TOKEN = {'R', 'E', 'A', 'D', 'Y', '\n'};

  private final ResultHandler handler;
  private final ResultReader reader = new ResultReader();
  private ListenerState state = ListenerState.ACKNOWLEDGED;
  private @Nullable BufferedEvent event;
  private byte[] pending = {};

  public ListenerMachine(ResultHandler handler) {
    this.handler = handler;
  }

  public ListenerState state() {
    return state;
  }

  /** The event the listener is busy with, to be requeued if it dies now; null if not busy. */
  public @Nullable BufferedEvent event() {
    return event;
  }

  /** Notes that an event was sent to the listener, which must be READY. */
  public void sent(BufferedEvent delivered) {
    if (state != ListenerState.READY) {
      throw new IllegalStateException("cannot send an event to a listener that is " + state);
    }
    state = ListenerState.BUSY;
    event = delivered;
  }

  /** Takes what the listener wrote and tells, in order, what it meant. */
  public List<ListenerReport> output(byte[] data) {
    if (state == ListenerState.UNKNOWN) {
      return List.of();
    }
    append(data);
    List<ListenerReport> reports = new ArrayList<>(2);
    boolean more = true;
    while (more && pending.length > 0) {
      more =
          switch (state) {
            case ACKNOWLEDGED -> expectReady(reports);
            case READY -> violated(reports);
            case BUSY -> expectResult(reports);
            case UNKNOWN -> false;
          };
    }
    return reports;
  }

  private boolean expectReady(List<ListenerReport> reports) {
    if (pending.length < READY_TOKEN.length) {
      return false;
    }
    if (Arrays.mismatch(pending, READY_TOKEN) >= 0
        && Arrays.mismatch(pending, READY_TOKEN) < READY_TOKEN.length) {
      return violated(reports);
    }
    drop(READY_TOKEN.length);
    state = ListenerState.READY;
    reports.add(new ListenerReport.Ready());
    return true;
  }

  private boolean violated(List<ListenerReport> reports) {
    reports.add(new ListenerReport.Violated(state));
    return abandon();
  }

  private boolean expectResult(List<ListenerReport> reports) {
    int used = reader.read(pending);
    byte[] badLine = reader.badLine();
    if (badLine != null) {
      reports.add(new ListenerReport.BadResult(BytesText.decode(badLine), takeEvent()));
      return abandon();
    }
    drop(used);
    byte[] result = reader.takeResult();
    if (result != null) {
      judge(result, reports);
    }
    return used > 0 || result != null;
  }

  private void judge(byte[] result, List<ListenerReport> reports) {
    BufferedEvent answered = takeEvent();
    ResultHandler.Verdict verdict = handler.judge(answered.event(), result);
    state = ListenerState.ACKNOWLEDGED;
    switch (verdict.kind()) {
      case ACCEPTED -> reports.add(new ListenerReport.Processed(verdict.output()));
      case REJECTED -> reports.add(new ListenerReport.Rejected(answered));
      case FAILED -> {
        reports.add(new ListenerReport.Failed(answered));
        abandon();
      }
    }
  }

  private BufferedEvent takeEvent() {
    BufferedEvent taken = event;
    if (taken == null) {
      throw new AssertionError("busy without an event");
    }
    event = null;
    return taken;
  }

  private boolean abandon() {
    state = ListenerState.UNKNOWN;
    event = null;
    pending = new byte[0];
    return false;
  }

  private void append(byte[] data) {
    int kept = pending.length;
    pending = Arrays.copyOf(pending, kept + data.length);
    System.arraycopy(data, 0, pending, kept, data.length);
  }

  private void drop(int count) {
    pending = Arrays.copyOfRange(pending, count, pending.length);
  }
}
