package org.jsupervisor.supervisord.posix;

import jnr.ffi.Pointer;
import jnr.ffi.annotations.In;
import jnr.ffi.annotations.Out;
import org.jspecify.annotations.Nullable;

/** The C library's functions for accounts, limits and paths, bound by name. */
interface StartupLibC {
  int getpid();

  int getuid();

  int getgid();

  @Nullable Pointer getpwnam(@In byte[] name);

  @Nullable Pointer getpwuid(int uid);

  int getgrouplist(@In byte[] name, int gid, @Out int[] groups, int[] count);

  int setgroups(long count, @In int[] groups);

  int setgid(int gid);

  int setuid(int uid);

  int getrlimit(int resource, @Out long[] limit);

  int setrlimit(int resource, @In long[] limit);

  int chdir(@In byte[] path);

  int chmod(@In byte[] path, int mode);

  int chown(@In byte[] path, int uid, int gid);
}
