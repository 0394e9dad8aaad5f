package org.jsupervisor.supervisord.posix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jnr.ffi.Pointer;
import org.jspecify.annotations.Nullable;

/** Reads the C library's passwd structure (layout of 64-bit Linux). */
final class Accounts {
  private static final int PASSWD_UID = 16;
  private static final int PASSWD_GID = 20;
  private static final int PASSWD_HOME = 32;
  private static final int USUAL_GROUPS = 32;

  private Accounts() {}

  static StartupPosix.@Nullable User user(@Nullable Pointer passwd) {
    if (passwd == null) {
      return null;
    }
    return new StartupPosix.User(
        text(passwd.getPointer(0)),
        passwd.getInt(PASSWD_UID),
        passwd.getInt(PASSWD_GID),
        text(passwd.getPointer(PASSWD_HOME)));
  }

  static List<Integer> groups(StartupLibC libc, StartupPosix.User user) {
    byte[] name = Native.cString(user.name());
    int[] ids = new int[USUAL_GROUPS];
    int[] count = {ids.length};
    while (libc.getgrouplist(name, user.gid(), ids, count) < 0) {
      ids = new int[Math.max(count[0], ids.length * 2)];
      count[0] = ids.length;
    }
    List<Integer> groups = new ArrayList<>(count[0]);
    for (int i = 0; i < count[0]; i++) {
      groups.add(ids[i]);
    }
    return groups;
  }

  private static String text(@Nullable Pointer string) {
    return string == null ? "" : string.getString(0, Integer.MAX_VALUE, StandardCharsets.UTF_8);
  }
}
