package org.jsupervisor.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

final class LibrariesTest {
  private static final String CLASS = ".class";

  @Test
  void everyClassIsNewEnoughToBeShared() throws IOException {
    List<String> tooOld = new ArrayList<>();
    for (Path jar : jars()) {
      try (ZipFile file = new ZipFile(jar.toFile())) {
        for (ZipEntry entry : classes(file)) {
          try (InputStream content = file.getInputStream(entry)) {
            if (ClassFileUpgrader.isTooOld(content.readAllBytes())) {
              tooOld.add(jar + " " + entry);
            }
          }
        }
      }
    }
    assertThat(tooOld).isEmpty();
  }

  @Test
  void everyClassPassesTheVerifier() throws IOException {
    List<URL> urls = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Path jar : jars()) {
      urls.add(jar.toUri().toURL());
      try (ZipFile file = new ZipFile(jar.toFile())) {
        for (ZipEntry entry : classes(file)) {
          String name = entry.getName();
          names.add(name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
        }
      }
    }
    try (URLClassLoader libraries =
        new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
      List<String> refused = new ArrayList<>();
      for (String name : names) {
        link(name, libraries, refused);
      }
      assertThat(refused).isEmpty();
    }
  }

  /** Links a class, which verifies it; one whose optional partner is absent cannot be linked. */
  private static void link(String name, ClassLoader libraries, List<String> refused) {
    try {
      assertThat(Class.forName(name, false, libraries).getDeclaredMethods()).isNotNull();
    } catch (NoClassDefFoundError | ClassNotFoundException e) {
      assertThat(name).as("%s", e).doesNotStartWith("org.jsupervisor.");
    } catch (LinkageError e) {
      refused.add(name + ": " + e);
    }
  }

  /** Options and manifests that switch parts of the archive off do so without a word. */
  @Test
  void daemonAndClientStartFromTheWholeArchive() throws IOException {
    for (String program : List.of("jsupervisord", "jsupervisorctl")) {
      boolean hasLinkedClasses = hasLinkedClasses(program);
      String log = "-Xlog:class+load -Xlog:" + (hasLinkedClasses ? "aot" : "cds");
      CommandRun run =
          CommandRun.of(
              Path.of("/"),
              Map.of("JSUPERVISOR_JAVA_OPTS", log),
              List.of(CommandRun.bin(program), "-h"));
      assertThat(run.status()).isZero();
      assertThat(run.output())
          .contains("optimized module handling: enabled")
          .containsPattern("org\\.jsupervisor\\S+ source: shared objects file");
      if (hasLinkedClasses) {
        assertThat(run.output())
            .contains("full module graph: enabled", "Using AOT-linked classes: true");
      }
    }
  }

  private static boolean hasLinkedClasses(String program) throws IOException {
    Path archives = CommandRun.DISTRIBUTION.resolve("lib/archive");
    try (DirectoryStream<Path> found = Files.newDirectoryStream(archives, program + "-*.aot")) {
      return found.iterator().hasNext();
    }
  }

  @Test
  void onlyATerminalLoadsTheLineEditor() {
    for (String action : List.of("help", "")) {
      List<String> command = new ArrayList<>(List.of(CommandRun.bin("jsupervisorctl")));
      command.addAll(List.of("-s", "unix:///nowhere/at/all.sock"));
      if (!action.isEmpty()) {
        command.add(action);
      }
      CommandRun run =
          CommandRun.of(Path.of("/"), Map.of("JSUPERVISOR_JAVA_OPTS", "-Xlog:class+load"), command);
      assertThat(run.status()).isZero();
      assertThat(run.output())
          .contains("org.jsupervisor.ctl.Supervisorctl")
          .doesNotContain(" org.jline.");
    }
  }

  private static List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(CommandRun.DISTRIBUTION.resolve("lib"), "*.jar")) {
      found.forEach(jars::add);
    }
    assertThat(jars).isNotEmpty();
    return jars;
  }

  private static List<ZipEntry> classes(ZipFile jar) {
    List<ZipEntry> classes = new ArrayList<>();
    for (Enumeration<? extends ZipEntry> all = jar.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      String name = entry.getName();
      if (name.endsWith(CLASS)
          && !name.endsWith("module-info.class")
          && !name.startsWith("META-INF/")) {
        classes.add(entry);
      }
    }
    return classes;
  }
}
