package org.jsupervisor.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PurePackagesTest {
  private static final Set<String> PURE =
      Set.of(
          "config.value",
          "config.model",
          "config.probe",
          "rpc.api",
          "rpc.http",
          "rpc.xmlrpc",
          "rpc.server",
          "supervisord.process",
          "supervisord.event",
          "supervisord.listener",
          "config.json",
          "ctl.json",
          "ctl.view");

  /** Values, and streams over bytes in memory: no file and no socket behind them. */
  private static final Set<String> IN_MEMORY =
      Set.of(
          "java.io.ByteArrayInputStream",
          "java.io.ByteArrayOutputStream",
          "java.io.StringReader",
          "java.io.Reader",
          "java.io.InputStream",
          "java.io.OutputStream",
          "java.io.IOException",
          "java.io.UncheckedIOException",
          "java.io.Serializable");

  private static final List<String> INPUT_AND_OUTPUT =
      List.of("java.io.", "java.nio.file.", "java.nio.channels.", "java.net.", "java.util.zip.");

  /**
   * Asks an existing socket at start-up, before the loop runs, whether someone answers (issue 2).
   */
  private static final Set<String> MAY_SLEEP =
      Set.of("org.jsupervisor.supervisord.net.SocketProbe");

  @Test
  void pureCodeReachesNoFileAndNoSocket() {
    Set<String> offences = new TreeSet<>();
    for (JavaClass type : pureClasses()) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getName();
        if (startsWithAny(target, INPUT_AND_OUTPUT) && !IN_MEMORY.contains(target)) {
          offences.add(dependency.getDescription());
        }
      }
    }
    assertThat(offences)
        .as("pure code gets values and returns values: read or write in the package that calls it")
        .isEmpty();
  }

  @Test
  void pureCodeReadsNoClock() {
    Set<String> offences = new TreeSet<>();
    for (JavaClass type : pureClasses()) {
      for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
        if (readsClock(call)) {
          offences.add(call.getDescription());
        }
      }
    }
    assertThat(offences).as("time is an argument: let the caller pass it").isEmpty();
  }

  @Test
  void pureCodeKnowsNoThreads() {
    Set<String> offences = new TreeSet<>();
    for (JavaClass type : pureClasses()) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getName();
        if (isOfThreads(target)) {
          offences.add(dependency.getDescription());
        }
      }
    }
    assertThat(offences)
        .as("everything runs on the loop thread: return what to do and let the loop do it")
        .isEmpty();
  }

  /** Holds for the whole daemon: one thread, no locks. */
  @Test
  void daemonMakesNoThread() {
    Set<String> offences = new TreeSet<>();
    for (JavaClass type : Project.classes()) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getName();
        if (Project.packageOf(type).startsWith("supervisord")
            && isOfThreads(target)
            && !MAY_SLEEP.contains(type.getName())) {
          offences.add(dependency.getDescription());
        }
      }
    }
    assertThat(offences)
        .as("the daemon has one thread: watch a descriptor or set a timer on EventLoop")
        .isEmpty();
  }

  private static List<JavaClass> pureClasses() {
    List<JavaClass> pure =
        Project.classes().stream().filter(type -> PURE.contains(Project.packageOf(type))).toList();
    assertThat(pure).as("classes of the pure packages").hasSizeGreaterThan(PURE.size());
    return pure;
  }

  private static boolean readsClock(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    String name = call.getName();
    return (owner.equals("java.lang.System")
            && (name.equals("nanoTime") || name.equals("currentTimeMillis")))
        || (owner.startsWith("java.time.") && name.equals("now"))
        || owner.equals("java.time.Clock");
  }

  private static boolean isOfThreads(String target) {
    return target.equals("java.lang.Thread")
        || target.equals("java.util.Timer")
        || (target.startsWith("java.util.concurrent.")
            && !target.equals("java.util.concurrent.TimeUnit")
            && !target.equals("java.util.concurrent.ThreadLocalRandom"));
  }

  private static boolean startsWithAny(String name, List<String> beginnings) {
    return beginnings.stream().anyMatch(name::startsWith);
  }
}
