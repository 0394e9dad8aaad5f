package org.jsupervisor.supervisord.libc;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.CallingConvention;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.LastError;
import com.kenai.jffi.Library;
import com.kenai.jffi.Type;

/**
 * A function of the C library. Integers of every size and addresses are passed in whole registers,
 * as the 64-bit calling conventions of Linux allow; of an int that is returned only the lower half
 * counts.
 */
public final class CFunction {
  private static final int MOST_PARAMETERS = 6;
  private static final Invoker INVOKER = Invoker.getInstance();
  private static final LastError LAST_ERROR = LastError.getInstance();
  private static final CallContext[] CONTEXTS = contexts();

  private final long address;

  private CFunction(long address) {
    this.address = address;
  }

  private static CallContext[] contexts() {
    CallContext[] contexts = new CallContext[MOST_PARAMETERS + 1];
    for (int count = 0; count <= MOST_PARAMETERS; count++) {
      Type[] parameters = new Type[count];
      for (int i = 0; i < count; i++) {
        parameters[i] = Type.SINT64;
      }
      contexts[count] =
          CallContext.getCallContext(Type.SINT64, parameters, CallingConvention.DEFAULT, true);
    }
    return contexts;
  }

  /**
   * Finds a function.
   *
   * @throws UnsatisfiedLinkError if this C library has none of that name
   */
  public static CFunction named(String name) {
    long address = Library.getDefault().getSymbolAddress(name);
    if (address == 0) {
      throw new UnsatisfiedLinkError("no function " + name + " in the C library");
    }
    return new CFunction(address);
  }

  /** The error number of this thread's last call. */
  public static int errno() {
    return LAST_ERROR.get();
  }

  public long call() {
    return INVOKER.invokeL0(CONTEXTS[0], address);
  }

  public long call(long first) {
    return INVOKER.invokeL1(CONTEXTS[1], address, first);
  }

  public long call(long first, long second) {
    return INVOKER.invokeL2(CONTEXTS[2], address, first, second);
  }

  public long call(long first, long second, long third) {
    return INVOKER.invokeL3(CONTEXTS[3], address, first, second, third);
  }

  public long call(long first, long second, long third, long fourth) {
    return INVOKER.invokeL4(CONTEXTS[4], address, first, second, third, fourth);
  }

  public long call(long first, long second, long third, long fourth, long fifth) {
    return INVOKER.invokeL5(CONTEXTS[5], address, first, second, third, fourth, fifth);
  }

  public long call(long first, long second, long third, long fourth, long fifth, long sixth) {
    return INVOKER.invokeL6(CONTEXTS[6], address, first, second, third, fourth, fifth, sixth);
  }
}
