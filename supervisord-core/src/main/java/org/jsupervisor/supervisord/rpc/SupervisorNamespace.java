package org.jsupervisor.supervisord.rpc;

import java.util.function.Consumer;
import org.jsupervisor.rpc.server.MethodTable;
import org.jsupervisor.supervisord.control.SupervisorControl;

/** The methods of control.md 2.5, under the name the configuration gives the namespace. */
public final class SupervisorNamespace {
  private SupervisorNamespace() {}

  /** {@code nextTurn} runs an action after the others that are ready have been served. */
  public static void register(
      MethodTable table, String namespace, SupervisorControl control, Consumer<Runnable> nextTurn) {
    Registrar registrar = new Registrar(table, namespace, control);
    new DaemonMethods(control).register(registrar);
    new ChangeMethods(control).register(registrar);
    new InfoMethods(control).register(registrar);
    WaitingMethods.start(control).register(registrar);
    WaitingMethods.stop(control).register(registrar);
    WaitingMethods.reload(control).register(registrar);
    new SignalMethods(control).register(registrar);
    new LogReadMethods(control, new LargeReads(nextTurn)).register(registrar);
    new LogClearMethods(control).register(registrar);
  }
}
