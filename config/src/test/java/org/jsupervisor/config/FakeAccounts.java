package org.jsupervisor.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsupervisor.config.value.Accounts;

/** A user database in memory, strict or making up users as they are asked for. */
public final class FakeAccounts implements Accounts {
  private static final int FIRST_MADE_UP_UID = 20_000;

  private final Map<String, Account> users = new LinkedHashMap<>();
  private final List<String> madeUp = new ArrayList<>();
  private final boolean isPermissive;

  private FakeAccounts(boolean isPermissive) {
    this.isPermissive = isPermissive;
    users.put("root", new Account("root", 0, 0, "/root"));
    users.put("www", new Account("www", 33, 34, "/var/www"));
  }

  /** Knows {@code root} (0, 0) and {@code www} (33, 34), with groups of the same names. */
  public static FakeAccounts strict() {
    return new FakeAccounts(false);
  }

  static FakeAccounts permissive() {
    return new FakeAccounts(true);
  }

  /** The name a uid stands for. */
  String nameOf(int uid) {
    return userNumbered(uid).orElseThrow().name();
  }

  @Override
  public Optional<Account> userNamed(String name) {
    if (isPermissive && !users.containsKey(name)) {
      madeUp.add(name);
      int uid = FIRST_MADE_UP_UID + madeUp.size();
      users.put(name, new Account(name, uid, uid, "/home/" + name));
    }
    return Optional.ofNullable(users.get(name));
  }

  @Override
  public Optional<Account> userNumbered(int uid) {
    for (Account account : users.values()) {
      if (account.uid() == uid) {
        return Optional.of(account);
      }
    }
    return Optional.empty();
  }

  @Override
  public OptionalInt groupNamed(String name) {
    Account account = users.get(name);
    return account == null ? OptionalInt.empty() : OptionalInt.of(account.gid());
  }

  @Override
  public boolean hasGroupNumbered(int gid) {
    for (Account account : users.values()) {
      if (account.gid() == gid) {
        return true;
      }
    }
    return false;
  }
}
