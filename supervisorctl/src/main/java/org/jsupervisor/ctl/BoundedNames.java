package org.jsupervisor.ctl;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsupervisor.ctl.completion.NameSource;
import org.jsupervisor.ctl.completion.Proposal;
import org.jsupervisor.rpc.api.ProcessInfo;

/** Gives up soon, since nobody waits long for a completion. */
final class BoundedNames implements NameSource {
  private static final long PATIENCE_MILLIS = 2_000;

  private final NameSource source;

  BoundedNames(NameSource source) {
    this.source = source;
  }

  @Override
  public List<Proposal> verbs() {
    return source.verbs();
  }

  @Override
  public List<ProcessInfo> processes() {
    FutureTask<List<ProcessInfo>> task = new FutureTask<>(source::processes);
    Thread thread = new Thread(task, "names");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return List.of();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot ask for names", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
