package org.jsupervisor.it.plugin;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;

/** The original with its plugins and the distribution; every step is taken with both. */
final class SideBySide implements AutoCloseable {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=/bin/cat
      [program:many]
      command=/bin/sleep 1000
      process_name=%(program_name)s_%(process_num)d
      numprocs=2
      [program:off]
      command=/bin/sleep 1000
      autostart=false
      [program:missing]
      command=/nowhere
      autostart=false
      [program:flop]
      command=/bin/false
      autostart=false
      startretries=0
      """;

  private final SoftAssertions differences = new SoftAssertions();
  private final PluginDaemon stock;
  private final PluginDaemon ours;

  SideBySide(Sandbox sandbox) throws IOException, InterruptedException {
    Machine.assumeInstalled(Product.STOCK);
    stock = new PluginDaemon(sandbox, Product.STOCK, PROGRAMS);
    ours = new PluginDaemon(sandbox, Product.OURS, PROGRAMS);
    await("cat", "RUNNING");
    await("many:many_0", "RUNNING");
    await("many:many_1", "RUNNING");
  }

  PluginDaemon ours() {
    return ours;
  }

  void await(String name, String state) {
    stock.await(name, state);
    ours.await(name, state);
  }

  /** Takes a step whose outcomes must be the same. */
  void same(String what, Function<PluginDaemon, Object> step) {
    Object expected = step.apply(stock);
    differences.assertThat(step.apply(ours)).as(what).isEqualTo(expected);
  }

  void call(String method, Object... arguments) {
    same(method + List.of(arguments), daemon -> daemon.call(method, arguments));
  }

  void ctl(String line) {
    same(line, daemon -> daemon.told(line));
  }

  /** As {@link #ctl} for what acts on several processes at a time. */
  void ctlInAnyOrder(String line) {
    same(line, daemon -> daemon.toldInAnyOrder(line));
  }

  /** Tells all differences. */
  void check() {
    differences.assertAll();
  }

  @Override
  public void close() {
    stock.close();
    ours.close();
  }
}
