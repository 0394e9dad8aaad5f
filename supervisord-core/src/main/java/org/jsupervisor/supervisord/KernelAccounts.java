package org.jsupervisor.supervisord;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.Accounts;
import org.jsupervisor.supervisord.posix.StartupPosix;

/** The C library's user database, for the configuration. */
record KernelAccounts(StartupPosix posix) implements Accounts {
  @Override
  public Optional<Account> userNamed(String name) {
    return account(posix.userByName(name));
  }

  @Override
  public Optional<Account> userNumbered(int uid) {
    return account(posix.userById(uid));
  }

  private static Optional<Account> account(StartupPosix.@Nullable User user) {
    return user == null
        ? Optional.empty()
        : Optional.of(new Account(user.name(), user.uid(), user.gid(), user.home()));
  }

  @Override
  public OptionalInt groupNamed(String name) {
    Integer gid = posix.groupByName(name);
    return gid == null ? OptionalInt.empty() : OptionalInt.of(gid);
  }

  @Override
  public boolean hasGroupNumbered(int gid) {
    return posix.groupExists(gid);
  }
}
