package org.jsupervisor.supervisord.control;

import java.util.Optional;
import java.util.OptionalInt;
import org.jsupervisor.config.value.Accounts;

/** A user database that knows root and nobody. */
public final class NoAccounts implements Accounts {
  private static final Account ROOT = new Account("root", 0, 0, "/root");

  @Override
  public Optional<Account> userNamed(String name) {
    return name.equals("root") ? Optional.of(ROOT) : Optional.empty();
  }

  @Override
  public Optional<Account> userNumbered(int uid) {
    return uid == 0 ? Optional.of(ROOT) : Optional.empty();
  }

  @Override
  public OptionalInt groupNamed(String name) {
    return name.equals("root") ? OptionalInt.of(0) : OptionalInt.empty();
  }

  @Override
  public boolean hasGroupNumbered(int gid) {
    return gid == 0;
  }
}
