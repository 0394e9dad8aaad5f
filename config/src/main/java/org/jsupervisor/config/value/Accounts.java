package org.jsupervisor.config.value;

import java.util.Optional;
import java.util.OptionalInt;

/** The user database, as far as a configuration asks it. */
public interface Accounts {
  /** One user of the database. */
  record Account(String name, int uid, int gid, String home) {}

  Optional<Account> userNamed(String name);

  Optional<Account> userNumbered(int uid);

  /** The gid of a group. */
  OptionalInt groupNamed(String name);

  boolean hasGroupNumbered(int gid);
}
