package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jsupervisor.config.listing.IniListing;
import org.jsupervisor.config.listing.Secrets;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.value.ConfigException;

/** Configuration files in a directory made for one test, and the machine they are loaded on. */
public final class ConfigFiles {
  private static final String PROGRAM = "[program:x]\ncommand=/bin/x\n";

  final Path directory;
  public final Map<String, String> environment = new LinkedHashMap<>(Map.of("HOME", "/root"));

  public ConfigFiles(Path directory) {
    this.directory = directory;
  }

  public ConfigFiles file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
    return this;
  }

  public LoaderEnvironment machine() {
    return new LoaderEnvironment(
        environment, "box", directory.toString(), 0, FakeAccounts.strict(), true);
  }

  /** A loader of {@code main.conf} in the working directory, named relatively. */
  ConfigLoader loader() {
    return new ConfigLoader("main.conf", CommandLineOverrides.NONE, machine());
  }

  /** Loads {@code main.conf} with this text after an empty {@code [supervisord]}. */
  SupervisordConfig load(String sections) throws IOException {
    return file("main.conf", "[supervisord]\n" + sections).loader().load();
  }

  /** The process of the one program, which has these options. */
  ProcessConfig process(String options) throws IOException {
    return load(PROGRAM + options).groups().get(0).processes().get(0);
  }

  /** A program with these options is refused, with that in the text. */
  void assertRefused(String options, String text) throws IOException {
    assertThat(refused(PROGRAM + options)).hasMessageContaining(text);
  }

  /** Loads what is listed of the configuration; it must be the same. */
  void assertListed(SupervisordConfig config) throws IOException {
    String listing = IniListing.of(config, machine(), Secrets.SHOWN);
    file("main.conf", listing);
    assertThat(listed(loader().load())).as(listing).isEqualTo(listed(config));
  }

  /** The groups, but for the sections they came from: a listing has one for each process. */
  static String listed(SupervisordConfig config) {
    return config.groups().toString().replaceAll("program=[^,]*, command=", "command=");
  }

  /** The error that refuses {@code main.conf} with this text. */
  ConfigException refused(String sections) throws IOException {
    ConfigLoader loader = file("main.conf", "[supervisord]\n" + sections).loader();
    return Objects.requireNonNull(
        catchThrowableOfType(ConfigException.class, loader::load), "refused");
  }
}
