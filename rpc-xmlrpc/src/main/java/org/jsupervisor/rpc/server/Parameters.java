package org.jsupervisor.rpc.server;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** Reads the parameters of a call; what cannot be read is fault INCORRECT_PARAMETERS. */
public final class Parameters {
  private Parameters() {}

  /** The text at that place. */
  public static String string(List<Object> params, int index) throws XmlRpcFault {
    if (params.get(index) instanceof String text) {
      return text;
    }
    throw Faults.incorrectParameters();
  }

  /** The whole number at that place; fractions are cut off, and text is read. */
  public static long integer(List<Object> params, int index) throws XmlRpcFault {
    Object value = params.get(index);
    if (value instanceof Number number) {
      return number.longValue();
    }
    if (value instanceof Boolean bool) {
      return bool ? 1 : 0;
    }
    if (value instanceof String text) {
      try {
        return Long.parseLong(text.trim());
      } catch (NumberFormatException e) {
        throw Faults.incorrectParameters();
      }
    }
    throw Faults.incorrectParameters();
  }

  /**
   * Whether the value at that place counts as true: not zero, not empty, not nil.
   *
   * @param absent the answer if there are fewer parameters
   */
  public static boolean truth(List<Object> params, int index, boolean absent) {
    return index < params.size() ? isTrue(params.get(index)) : absent;
  }

  private static boolean isTrue(@Nullable Object value) {
    if (value instanceof Boolean bool) {
      return bool;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    if (value instanceof String text) {
      return !text.isEmpty();
    }
    if (value instanceof List<?> list) {
      return !list.isEmpty();
    }
    return value instanceof Map<?, ?> map && !map.isEmpty();
  }
}
