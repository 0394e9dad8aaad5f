package org.jsupervisor.config.value;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;

/** A user and group to own a file; -1 leaves the one it stands for unchanged (daemon.md 1.5). */
public record Ownership(int uid, int gid) {
  public static final Ownership UNCHANGED = new Ownership(-1, -1);

  private static final int NO_SUCH_ID = -1;

  /** {@code user} or {@code user:group}, by name or number; without a group it is unchanged. */
  public static Ownership parse(String text, Accounts accounts) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new Ownership(uid(text, accounts), -1);
    }
    int uid = uid(text.substring(0, colon), accounts);
    return new Ownership(uid, gid(text.substring(colon + 1), accounts));
  }

  /** The uid of a user given by name or number. */
  public static int uid(String text, Accounts accounts) {
    Optional<Integer> number = id(text);
    Optional<Accounts.Account> account =
        number.isPresent() ? accounts.userNumbered(number.get()) : accounts.userNamed(text);
    if (account.isEmpty()) {
      throw new ConfigException("Invalid user " + (number.isPresent() ? "id " : "name ") + text);
    }
    return account.get().uid();
  }

  /** The gid of a group given by name or number. */
  public static int gid(String text, Accounts accounts) {
    Optional<Integer> number = id(text);
    if (number.isPresent()) {
      if (!accounts.hasGroupNumbered(number.get())) {
        throw new ConfigException("Invalid group id " + text);
      }
      return number.get();
    }
    OptionalInt gid = accounts.groupNamed(text);
    if (gid.isEmpty()) {
      throw new ConfigException("Invalid group name " + text);
    }
    return gid.getAsInt();
  }

  private static Optional<Integer> id(String text) {
    BigInteger number;
    try {
      number = Values.bigInteger(text);
    } catch (ConfigException notNumeric) {
      return Optional.empty();
    }
    return Optional.of(number.bitLength() < Integer.SIZE ? number.intValue() : NO_SUCH_ID);
  }
}
