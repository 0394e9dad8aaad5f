package org.jsupervisor.it.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A temporary directory in which daemons run, with commands that know it. In configurations DIR
 * between at signs stands for the directory, and PORT likewise for a free port.
 */
public final class Sandbox implements AutoCloseable {
  private final Path directory;
  private final Leftovers leftovers;
  private final int port;
  private Product daemon = Product.daemonUnderTest();
  private Product client = Product.clientUnderTest();

  Sandbox() {
    try {
      directory = Files.createTempDirectory(Path.of("/tmp"), "j");
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary directory", e);
    }
    leftovers = new Leftovers(directory);
    port = Machine.freePort();
  }

  /** Chooses other products than those of this run. */
  public Sandbox using(Product newDaemon, Product newClient) {
    daemon = newDaemon;
    client = newClient;
    return this;
  }

  public Path directory() {
    return directory;
  }

  public int port() {
    return port;
  }

  public Product daemonProduct() {
    return daemon;
  }

  public TextFile file(String name) {
    return new TextFile(directory.resolve(name));
  }

  /** Writes a file, with the placeholders replaced. */
  public Path write(String name, String text) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, filled(text));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name, e);
    }
  }

  /** Copies a test resource into the sandbox and makes it executable. */
  public Path resource(String name) {
    try (InputStream in = Sandbox.class.getResourceAsStream("/" + name)) {
      Path file = directory.resolve(name);
      Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + name, e);
    }
  }

  /** The text with the placeholders replaced. */
  public String filled(String text) {
    return text.replace("@DIR@", directory.toString()).replace("@PORT@", Integer.toString(port));
  }

  /** A command in this sandbox; whatever it starts carries the sandbox in its environment. */
  public Command command(Object... words) {
    List<String> texts = new ArrayList<>();
    for (Object word : words) {
      texts.add(word.toString());
    }
    return new Command(directory, directory, texts).with("IT_SANDBOX", directory.toString());
  }

  /** The daemon's command line with these arguments. */
  public Command daemon(Object... arguments) {
    return command(withProgram(daemon.daemon(), arguments));
  }

  /** The client's command line with these arguments. */
  public Command client(Object... arguments) {
    return command(withProgram(client.client(), arguments));
  }

  /** The processes that are left in this sandbox. */
  public List<Long> processes() {
    return leftovers.processes();
  }

  /** What the files of the sandbox tell. */
  public String evidence() {
    return leftovers.evidence();
  }

  @Override
  public void close() throws IOException {
    leftovers.kill();
    leftovers.deleteFiles();
  }

  private static Object[] withProgram(Path program, Object... arguments) {
    List<Object> words = new ArrayList<>();
    words.add(program);
    words.addAll(List.of(arguments));
    return words.toArray();
  }
}
