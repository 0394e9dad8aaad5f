package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.option.Finding;
import org.jsupervisor.config.value.ConfigException;

/** Whatever a configuration says: start, check and listing agree about it. */
class ConfigurationFuzzTest {
  private final FakeAccounts accounts = FakeAccounts.strict();
  private @Nullable Path directory;

  @BeforeProperty
  void makeDirectory() throws IOException {
    directory = Files.createTempDirectory("configuration");
  }

  @AfterProperty
  void removeDirectory() throws IOException {
    Path made = Objects.requireNonNull(directory);
    Files.deleteIfExists(made.resolve("main.conf"));
    Files.deleteIfExists(made.resolve("listed.conf"));
    Files.delete(made);
  }

  @Provide
  Arbitrary<String> configurations() {
    return FuzzConfigurations.files();
  }

  @Property
  void aCheckFindsFirstWhatAStartSays(@ForAll("configurations") String text) throws IOException {
    LoaderEnvironment machine = machine(text);
    List<Finding> errors = new ArrayList<>();
    for (Finding finding :
        new ConfigInspection("main.conf", CommandLineOverrides.NONE, machine).findings()) {
      if (finding.isError()) {
        errors.add(finding);
      }
    }
    try {
      new ConfigLoader("main.conf", CommandLineOverrides.NONE, machine).load();
      assertThat(errors).isEmpty();
    } catch (ConfigException refused) {
      Finding first = errors.get(0);
      assertThat(refused.text()).startsWith(first.text());
      assertThat(first.file()).isEqualTo(refused.file());
      assertThat(first.line()).isEqualTo(refused.line());
      assertThat(first.section()).isEqualTo(refused.section());
    }
  }

  @Property
  void whatLoadsIsListedAndLoadsAgain(@ForAll("configurations") String text) throws IOException {
    LoaderEnvironment machine = machine(text);
    SupervisordConfig config;
    try {
      config = new ConfigLoader("main.conf", CommandLineOverrides.NONE, machine).load();
    } catch (ConfigException refused) {
      return;
    }
    Path listed = Objects.requireNonNull(directory).resolve("listed.conf");
    ListingRoundTripTest.checkRoundTrip(config, listed, machine, accounts);
  }

  private LoaderEnvironment machine(String text) throws IOException {
    Path home = Objects.requireNonNull(directory);
    Files.writeString(home.resolve("main.conf"), text);
    return new LoaderEnvironment(
        Map.of("HOME", "/root", "X", "x"), "box", home.toString(), 0, accounts, true);
  }
}
