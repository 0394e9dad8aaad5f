package org.jsupervisor.supervisord.rpc.plugin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.supervisord.control.ControlFault;

/** Measures values as clients send them, in characters; anything but text counts as a few. */
final class ValueSize {
  private static final long SCALAR = 16;

  private ValueSize() {}

  /** Refuses what could not be sent back. */
  static long of(@Nullable Object value) throws ControlFault {
    if (value instanceof String text) {
      return SCALAR + text.length();
    }
    if (value instanceof Number || value instanceof Boolean) {
      return SCALAR;
    }
    if (value instanceof List<?> elements) {
      long size = SCALAR;
      for (Object element : elements) {
        size += of(element);
      }
      return size;
    }
    if (value instanceof Map<?, ?> members) {
      long size = SCALAR;
      for (Map.Entry<?, ?> member : members.entrySet()) {
        size += of(member.getKey()) + of(member.getValue());
      }
      return size;
    }
    throw new ControlFault(Fault.INCORRECT_PARAMETERS, "a value of this type cannot be stored");
  }
}
