package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.control.DeliveryBook.Fate;
import org.jsupervisor.supervisord.posix.FakeChild;
import org.jsupervisor.supervisord.posix.PosixException;

/** A child that listens to events: mostly as it should, at times not at all or wrongly. */
final class ListenerActor {
  private static final String OK = "RESULT 2\nOK";
  private static final String READY = "READY\n";

  private final FakeChild child;
  private final Random random;
  private final DeliveryBook book;
  private final DeliveryBook.Pool pool;
  private final String name;
  private String input = "";
  private @Nullable EventText held;
  private String unsaid = "";
  private boolean isLost;

  ListenerActor(FakeChild child, String pool, DeliveryBook book, Random random) {
    this.child = child;
    this.name = pool;
    this.book = book;
    this.pool = book.open(pool);
    this.random = random;
    say(READY);
  }

  boolean isRunning() {
    return child.isRunning();
  }

  String pool() {
    return name;
  }

  int pid() {
    return child.pid();
  }

  /** Whether it runs, has kept to the protocol so far, and can take an event now. */
  boolean isWaiting() {
    return child.isRunning() && !isLost && held == null && unsaid.isEmpty();
  }

  /** Goes on: reads, and answers what it holds. {@code calm} lets it do nothing but well. */
  void act(boolean calm) throws PosixException {
    if (!child.isRunning()) {
      return;
    }
    input += child.readIn();
    if (!unsaid.isEmpty()) {
      finish();
    } else if (held != null) {
      answer(held, calm ? 0 : random.nextInt(24));
    }
  }

  /** The event it would take next, null if there is none. */
  @Nullable EventText next() {
    return isLost || held != null || !unsaid.isEmpty() ? null : EventText.first(input);
  }

  void take() {
    EventText event = next();
    if (event != null) {
      input = EventText.rest(input, event);
      assertThat(event.pool()).as("pool of an event").isEqualTo(name);
      book.delivered(pool, event);
      held = event;
    }
  }

  private void answer(EventText event, int choice) {
    switch (choice) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 -> settle(event, OK + READY, Fate.ACCEPTED);
      case 12, 13, 14 -> settle(event, "RESULT 4\nFAIL" + READY, Fate.RETURNED);
      case 15, 16 -> sayHalf();
      case 17 -> settle(event, "RESULT 0\n" + READY, Fate.RETURNED);
      case 18 -> lose(event, "RESULT many\nOK");
      case 19 -> lose(event, "nonsense\n" + OK);
      case 20 -> lose(event, OK + "chatter");
      case 21 -> die();
      default -> assertThat(held).as("an event it thinks about").isNotNull();
    }
  }

  private void settle(EventText event, String words, Fate fate) {
    boolean wasSaid = say(words);
    book.settled(pool, event, wasSaid ? fate : Fate.UNCERTAIN);
    held = null;
    if (!wasSaid) {
      isLost = true;
      pool.loosen();
    }
  }

  private void sayHalf() {
    String words = OK + READY;
    int half = 1 + random.nextInt(OK.length() - 1);
    if (say(words.substring(0, half))) {
      unsaid = words.substring(half);
    } else {
      isLost = true;
      pool.loosen();
    }
  }

  private void finish() {
    EventText event = held;
    String words = unsaid;
    unsaid = "";
    if (event != null) {
      settle(event, words, Fate.ACCEPTED);
    }
  }

  private void lose(EventText event, String words) {
    isLost = true;
    say(words);
    book.settled(pool, event, Fate.UNCERTAIN);
    held = null;
  }

  private void die() {
    letGo();
    child.exit(random.nextInt(2));
  }

  /** What a dead listener held goes back to its pool. */
  void letGo() {
    EventText event = held;
    if (event != null) {
      book.settled(pool, event, Fate.RETURNED);
    }
    held = null;
    isLost = true;
    pool.loosen();
  }

  /** Whether the daemon has all of it. */
  private boolean say(String words) {
    try {
      return child.writeOut(words) == words.length();
    } catch (PosixException e) {
      assertThat(e).as("words nobody reads").hasMessageContaining("EPIPE");
      return false;
    }
  }
}
