package org.jsupervisor.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ThirdPartyDoorsTest {
  /** The packages that may know a library, by the beginning of the library's package names. */
  private static final Map<String, Set<String>> DOORS =
      Map.of(
          "jnr.unixsocket.", Set.of("supervisord.net"),
          "jnr.", Set.of("supervisord.posix"),
          "com.kenai.", Set.of("supervisord.libc"),
          "org.ini4j.", Set.of("config.ini"),
          "org.apache.", Set.of("rpc.xmlrpc"),
          "org.slf4j.", Set.of("supervisord"),
          "ch.qos.logback.", Set.of("supervisord"),
          "picocli.", Set.of("supervisord", "ctl", "ctl.command"),
          "org.jline.", Set.of("ctl.shell"),
          "org.jspecify.", Set.of());

  /** Found by logback as a service, and what only that class names. */
  private static final List<String> LAZY = List.of("LibraryLogging", "MainLogAppender");

  @Test
  void librariesAreUsedOnlyBehindTheirDoors() {
    Set<String> offences = new TreeSet<>();
    for (JavaClass type : Project.classes()) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String library = libraryOf(dependency.getTargetClass().getBaseComponentType());
        if (!library.isEmpty() && !mayUse(type, library)) {
          offences.add(library + " in " + dependency.getDescription());
        }
      }
    }
    assertThat(offences)
        .as("use the library behind its door: give the package with the door a method of our own")
        .isEmpty();
  }

  @Test
  void startLoadsNoLoggingLibrary() {
    Set<String> offences = new TreeSet<>();
    for (JavaClass type : Project.classes()) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        boolean isLazy =
            LAZY.contains(target.getSimpleName())
                || libraryOf(target).equals("org.slf4j.")
                || libraryOf(target).equals("ch.qos.logback.");
        if (isLazy && !isOneOfTheLazy(type)) {
          offences.add(dependency.getDescription());
        }
      }
    }
    assertThat(offences)
        .as("write to MainLog: slf4j and logback are loaded only when a library logs")
        .isEmpty();
  }

  private static boolean isOneOfTheLazy(JavaClass type) {
    for (String lazy : LAZY) {
      // Inner and synthetic classes included.
      String name = "org.jsupervisor.supervisord." + lazy;
      if (type.getName().equals(name) || type.getName().startsWith(name + "$")) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayUse(JavaClass type, String library) {
    return library.equals("org.jspecify.")
        || DOORS.getOrDefault(library, Set.of()).contains(Project.packageOf(type));
  }

  /** The beginning of a library's names, the longest known; empty for our code and the JDK's. */
  private static String libraryOf(JavaClass type) {
    String name = type.getName();
    if (type.isPrimitive() || Project.isOurs(type) || isOfTheJdk(name)) {
      return "";
    }
    String longest = "";
    for (String library : DOORS.keySet()) {
      if (name.startsWith(library) && library.length() > longest.length()) {
        longest = library;
      }
    }
    // A library nobody has given a door.
    return longest.isEmpty() ? type.getPackageName() : longest;
  }

  private static boolean isOfTheJdk(String name) {
    return name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith("sun.misc.")
        || name.startsWith("org.xml.sax.");
  }
}
