package org.jsupervisor.config.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jsupervisor.config.FakeAccounts;
import org.junit.jupiter.api.Test;

class OwnershipTest {
  private final Accounts accounts = FakeAccounts.strict();

  @Test
  void usersAreNamedOrNumbered() {
    assertThat(Ownership.uid("www", accounts)).isEqualTo(33);
    assertThat(Ownership.uid("33", accounts)).isEqualTo(33);
  }

  @Test
  void unknownUsersAreRefusedByTheKindOfTheirName() {
    assertThatThrownBy(() -> Ownership.uid("nope", accounts)).hasMessage("Invalid user name nope");
    assertThatThrownBy(() -> Ownership.uid("54321", accounts)).hasMessage("Invalid user id 54321");
    assertThatThrownBy(() -> Ownership.uid("99999999999", accounts))
        .hasMessage("Invalid user id 99999999999");
  }

  @Test
  void aGroupIsOptional() {
    assertThat(Ownership.parse("www", accounts)).isEqualTo(new Ownership(33, -1));
    assertThat(Ownership.parse("root:www", accounts)).isEqualTo(new Ownership(0, 34));
    assertThat(Ownership.parse("0:34", accounts)).isEqualTo(new Ownership(0, 34));
  }

  @Test
  void unknownGroupsAreRefused() {
    assertThatThrownBy(() -> Ownership.parse("root:nope", accounts))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> Ownership.parse("root:7", accounts))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> Ownership.parse(":www", accounts)).hasMessage("Invalid user name ");
    assertThatThrownBy(() -> Ownership.parse("root:", accounts))
        .isInstanceOf(ConfigException.class);
  }
}
