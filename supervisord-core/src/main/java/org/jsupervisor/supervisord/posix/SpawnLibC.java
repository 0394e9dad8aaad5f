package org.jsupervisor.supervisord.posix;

import jnr.ffi.Pointer;

/**
 * The C library's posix_spawn family; every function returns its error number. All six parameters
 * of posix_spawn are declared as pointers: with integers among them the sixth arrives as garbage.
 */
interface SpawnLibC {
  int posix_spawn(
      Pointer pid,
      Pointer path,
      Pointer actions,
      Pointer attributes,
      Pointer arguments,
      Pointer environment);

  int posix_spawnattr_init(Pointer attributes);

  int posix_spawnattr_setflags(Pointer attributes, short flags);

  int posix_spawnattr_setpgroup(Pointer attributes, int group);

  int posix_spawnattr_setsigmask(Pointer attributes, Pointer set);

  int posix_spawnattr_setsigdefault(Pointer attributes, Pointer set);

  int posix_spawn_file_actions_init(Pointer actions);

  int posix_spawn_file_actions_destroy(Pointer actions);

  int posix_spawn_file_actions_adddup2(Pointer actions, int from, int to);

  int posix_spawn_file_actions_addclose(Pointer actions, int fd);

  /** Present since glibc 2.34. */
  int posix_spawn_file_actions_addclosefrom_np(Pointer actions, int lowest);

  int posix_spawn_file_actions_addchdir_np(Pointer actions, Pointer directory);
}
