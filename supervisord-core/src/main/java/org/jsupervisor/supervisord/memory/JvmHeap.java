package org.jsupervisor.supervisord.memory;

/** The heap of this JVM. How much of it a collection gives back is the launcher's choice. */
public final class JvmHeap implements Heap {
  @Override
  public long bytes() {
    return Runtime.getRuntime().totalMemory();
  }

  @Override
  public void collect() {
    System.gc();
  }
}
