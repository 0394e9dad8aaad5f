package org.jsupervisor.it.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;

/** Runs the original and the distribution side by side and demands that they show the same. */
final class Differential {
  private Differential() {}

  /** Compares all there is to see of a run of these sections and these steps. */
  static void compare(Sandbox sandbox, String sections, Script script) {
    compare("", sandbox, sections, script);
  }

  /** The same for one of several runs in a sandbox. */
  static void compare(String name, Sandbox sandbox, String sections, Script script) {
    Machine.assumeInstalled(Product.STOCK);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      var stock = started(threads, new DaemonRun(sandbox, Product.STOCK, name), sections, script);
      var ours = started(threads, new DaemonRun(sandbox, Product.OURS, name), sections, script);
      Observation original = result("the original", stock);
      List<String> differences = original.differences(result("the distribution", ours));
      assertThat(differences).as(() -> String.join("\n", differences)).isEmpty();
    } finally {
      threads.shutdown();
    }
  }

  private static CompletableFuture<Observation> started(
      ExecutorService threads, DaemonRun run, String sections, Script script) {
    return CompletableFuture.supplyAsync(() -> run.perform(sections, script), threads);
  }

  private static Observation result(String product, CompletableFuture<Observation> run) {
    try {
      return run.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new AssertionError("cannot finish the run of " + product + ": " + cause, cause);
    }
  }
}
