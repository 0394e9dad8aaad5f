package org.jsupervisor.supervisord.posix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.libc.CString;
import org.jsupervisor.supervisord.libc.NativeBlock;

/** Reads the C library's passwd structure (layout of 64-bit Linux). */
final class Accounts {
  private static final int PASSWD_UID = 16;
  private static final int PASSWD_GID = 20;
  private static final int PASSWD_HOME = 32;
  private static final int USUAL_GROUPS = 32;

  private Accounts() {}

  static StartupPosix.@Nullable User user(long passwd) {
    if (passwd == 0) {
      return null;
    }
    return new StartupPosix.User(
        text(NativeBlock.longAt(passwd)),
        NativeBlock.intAt(passwd + PASSWD_UID),
        NativeBlock.intAt(passwd + PASSWD_GID),
        text(NativeBlock.longAt(passwd + PASSWD_HOME)));
  }

  static List<Integer> groups(StartupLibC libc, StartupPosix.User user) {
    long name = new CString().of(user.name());
    NativeBlock count = new NativeBlock(Integer.BYTES);
    int room = USUAL_GROUPS;
    NativeBlock ids = groupBlock(room, count);
    while (libc.getgrouplist(name, user.gid(), ids.address(), count.address()) < 0) {
      room = Math.max(count.bytes().getInt(0), room * 2);
      ids = groupBlock(room, count);
    }
    List<Integer> groups = new ArrayList<>();
    for (int i = 0; i < count.bytes().getInt(0); i++) {
      groups.add(ids.bytes().getInt(i * Integer.BYTES));
    }
    return groups;
  }

  private static NativeBlock groupBlock(int room, NativeBlock count) {
    count.bytes().putInt(0, room);
    return new NativeBlock(room * Integer.BYTES);
  }

  private static String text(long string) {
    return string == 0 ? "" : new String(NativeBlock.stringAt(string), StandardCharsets.UTF_8);
  }
}
