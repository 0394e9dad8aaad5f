package org.jsupervisor.supervisord.posix;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.libc.CFunction;

/** The C library's posix_spawn family; every function returns its error number. */
final class SpawnLibC {
  private final CFunction spawn = CFunction.named("posix_spawn");
  private final CFunction attributesInit = CFunction.named("posix_spawnattr_init");
  private final CFunction setFlags = CFunction.named("posix_spawnattr_setflags");
  private final CFunction setGroup = CFunction.named("posix_spawnattr_setpgroup");
  private final CFunction setMask = CFunction.named("posix_spawnattr_setsigmask");
  private final CFunction setDefault = CFunction.named("posix_spawnattr_setsigdefault");
  private final CFunction actionsInit = CFunction.named("posix_spawn_file_actions_init");
  private final CFunction actionsDestroy = CFunction.named("posix_spawn_file_actions_destroy");
  private final CFunction addDup2 = CFunction.named("posix_spawn_file_actions_adddup2");
  private final CFunction addClose = CFunction.named("posix_spawn_file_actions_addclose");
  private final CFunction addChdir = CFunction.named("posix_spawn_file_actions_addchdir_np");
  private @Nullable CFunction addCloseFrom;

  int spawn(long pid, long path, long actions, long attributes, long arguments, long environment) {
    return (int) spawn.call(pid, path, actions, attributes, arguments, environment);
  }

  int initAttributes(long attributes) {
    return (int) attributesInit.call(attributes);
  }

  int setFlags(long attributes, int flags) {
    return (int) setFlags.call(attributes, flags);
  }

  int setProcessGroup(long attributes, int group) {
    return (int) setGroup.call(attributes, group);
  }

  int setSignalMask(long attributes, long set) {
    return (int) setMask.call(attributes, set);
  }

  int setSignalDefault(long attributes, long set) {
    return (int) setDefault.call(attributes, set);
  }

  int initActions(long actions) {
    return (int) actionsInit.call(actions);
  }

  int destroyActions(long actions) {
    return (int) actionsDestroy.call(actions);
  }

  int addDup2(long actions, int from, int to) {
    return (int) addDup2.call(actions, from, to);
  }

  int addClose(long actions, int fd) {
    return (int) addClose.call(actions, fd);
  }

  /** Present since glibc 2.34; before that an {@link UnsatisfiedLinkError}. */
  int addCloseFrom(long actions, int lowest) {
    if (addCloseFrom == null) {
      addCloseFrom = CFunction.named("posix_spawn_file_actions_addclosefrom_np");
    }
    return (int) addCloseFrom.call(actions, lowest);
  }

  int addChdir(long actions, long directory) {
    return (int) addChdir.call(actions, directory);
  }
}
