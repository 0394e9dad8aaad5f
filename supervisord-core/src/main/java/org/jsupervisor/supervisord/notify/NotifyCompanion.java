package org.jsupervisor.supervisord.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.Companion;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.posix.PeerSockets.Datagram;
import org.jsupervisor.supervisord.posix.PeerSockets.Kinship;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.SpawnRequest;

/** Hears what a program says about itself. Confined to the loop thread. */
public final class NotifyCompanion implements Companion {
  private final ManagedProcess process;
  private final Surroundings around;
  private final NotifySocket socket;
  private final List<NotifyListener> listeners = new ArrayList<>();
  private NotifyMessage.@Nullable Phase phase;
  private @Nullable String status;
  private boolean hasRefused;

  public NotifyCompanion(ManagedProcess process, Surroundings around) {
    this.process = process;
    this.around = around;
    // Any process could take a name that can be guessed.
    String unique =
        Long.toHexString(ThreadLocalRandom.current().nextLong())
            + Long.toHexString(ThreadLocalRandom.current().nextLong());
    this.socket =
        new NotifySocket(around.loop(), around.posix(), "jsupervisor/" + unique, this::received);
  }

  /** Has the listener told of every message from now on. */
  public void listen(NotifyListener listener) {
    listeners.add(listener);
  }

  @Override
  public void extend(Map<String, String> environment) {
    environment.put("NOTIFY_SOCKET", socket.address());
  }

  @Override
  public void pass(List<SpawnRequest.Passed> descriptors) throws PosixException {
    socket.open();
    phase = null;
    status = null;
    hasRefused = false;
  }

  private void received(Datagram datagram) {
    int pid = process.status().pid();
    if (pid == 0) {
      return; // Left over from a program that has ended.
    }
    if (!isTrusted(datagram, pid)) {
      refuse(datagram);
      return;
    }
    NotifyMessage message = NotifyMessage.parse(datagram.text());
    if (message.phase() != null) {
      phase = message.phase();
    }
    if (message.status() != null) {
      status = message.status();
    }
    if (message.mainPid() != 0) {
      process.claimMain(message.mainPid());
    }
    for (NotifyListener listener : listeners) {
      listener.notified(message);
    }
  }

  private boolean isTrusted(Datagram datagram, int pid) {
    Kinship kinship = around.posix().peers().kinship(datagram.pid(), pid);
    return kinship == Kinship.RELATED || (kinship == Kinship.UNKNOWN && isOfUser(datagram.uid()));
  }

  /** Whoever runs as the program's user or as root could do anything to the program anyway. */
  private boolean isOfUser(int uid) {
    Integer user = process.config().uid();
    return uid == 0 || uid == (user == null ? around.sockets().uid() : user);
  }

  private void refuse(Datagram datagram) {
    if (!hasRefused) {
      hasRefused = true;
      around.log().log(
          LogLevel.WARN,
          "refused a message to NOTIFY_SOCKET of "
              + process.name()
              + " from pid "
              + datagram.pid()
              + ", which is none of its processes");
    }
  }

  @Override
  public void tell(Map<String, String> facts) {
    if (phase != null) {
      facts.put("notified", phase.name().toLowerCase(Locale.ROOT));
    }
    if (status != null && !status.isEmpty()) {
      facts.put("status_text", status);
    }
  }

  @Override
  public void stateChanged(ProcessState before) {
    if (!process.state().isSignallable()) {
      socket.close();
      phase = null;
      status = null;
    }
  }

  @Override
  public void discard() {
    socket.close();
  }
}
