package org.jsupervisor.it.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The four modules with code: their compiled classes and their sources. */
final class Project {
  private static final String ROOT_PACKAGE = "org.jsupervisor.";
  private static final List<String> MODULES =
      List.of("config", "rpc-xmlrpc", "supervisord-core", "supervisorctl");
  private static final JavaClasses CLASSES = importClasses();

  private Project() {}

  static JavaClasses classes() {
    return CLASSES;
  }

  /** The package's name as the table has it: without the root package. */
  static String packageOf(JavaClass type) {
    return shortName(type.getPackageName());
  }

  static String shortName(String name) {
    return name.startsWith(ROOT_PACKAGE) ? name.substring(ROOT_PACKAGE.length()) : name;
  }

  static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(ROOT_PACKAGE);
  }

  /** All Java files that ship. */
  static List<Path> sources() {
    List<Path> sources = new ArrayList<>();
    for (String module : MODULES) {
      sources.addAll(javaFiles(root().resolve(module).resolve("src/main/java")));
    }
    return sources;
  }

  /** All Java files of tests, in whatever module. */
  static List<Path> testSources() {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root())) {
      for (Path module : modules.map(path -> path.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(module)) {
          sources.addAll(javaFiles(module));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  private static List<Path> javaFiles(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path root() {
    return Path.of(
        Objects.requireNonNull(
            System.getProperty("root.dir"), "pass -Droot.dir=<the directory of the parent pom>"));
  }

  private static JavaClasses importClasses() {
    List<Path> directories = new ArrayList<>();
    for (String module : MODULES) {
      Path directory = root().resolve(module).resolve("target/classes");
      if (!Files.isDirectory(directory)) {
        throw new IllegalStateException(
            "cannot find " + directory + ": build it first, mvn compile -pl " + module + " -am");
      }
      directories.add(directory);
    }
    return new ClassFileImporter().importPaths(directories);
  }
}
