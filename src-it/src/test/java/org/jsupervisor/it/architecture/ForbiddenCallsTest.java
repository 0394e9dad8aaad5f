package org.jsupervisor.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ForbiddenCallsTest {
  /** And the shell, which Ctrl-C ends on another thread, with the terminal put right (issue 4). */
  private static final Set<String> MAINS =
      Set.of(
          "org.jsupervisor.supervisord.Supervisord",
          "org.jsupervisor.ctl.Supervisorctl",
          "org.jsupervisor.ctl.Shell");

  /**
   * Exceptions: the client leaves while its reader thread may still block on standard input or on a
   * followed log, and an ordinary exit would wait for it (issue 2).
   */
  private static final Set<String> MAY_HALT =
      Set.of("org.jsupervisor.ctl.command.ForegroundCommand");

  /**
   * The client has no children of its own; it sets and measures a terminal by stty, since the JDK
   * cannot (issue 4).
   */
  private static final Set<String> MAY_START_PROGRAMS = Set.of("org.jsupervisor.ctl.screen.Stty");

  /** Programs may ask for a regular expression; only they have it loaded (issue 7). */
  private static final Set<String> MAY_USE_REGULAR_EXPRESSIONS =
      Set.of("org.jsupervisor.config.probe.LinePattern");

  /** What others try to guess is compared here. */
  private static final Set<String> COMPARE_SECRETS =
      Set.of(
          "org.jsupervisor.rpc.http.BasicAuthentication",
          "org.jsupervisor.supervisord.access.ActionToken");

  private static final Set<String> SHORT_CUTS =
      Set.of("equals", "equalsIgnoreCase", "contentEquals", "compareTo", "compare", "mismatch");

  @Test
  void secretsAreComparedInConstantTime() {
    Set<String> constant = new TreeSet<>();
    Set<String> offences = new TreeSet<>();
    for (JavaClass type : Project.classes()) {
      if (COMPARE_SECRETS.contains(type.getName())) {
        for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
          if (SHORT_CUTS.contains(call.getName())) {
            offences.add(call.getDescription());
          } else if (call.getName().equals("isEqual")
              && call.getTargetOwner().getName().equals("java.security.MessageDigest")) {
            constant.add(type.getName());
          }
        }
      }
    }
    assertThat(offences).as("the time tells how much was right: use isEqual").isEmpty();
    assertThat(constant).isEqualTo(new TreeSet<>(COMPARE_SECRETS));
  }

  @Test
  void nobodyStartsProcessesBehindTheKernelsDoor() {
    Set<String> offences = new TreeSet<>();
    for (JavaClass type : Project.classes()) {
      for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
        String owner = call.getTargetOwner().getName();
        boolean mayStart = MAY_START_PROGRAMS.contains(type.getName());
        if ((owner.equals("java.lang.ProcessBuilder") && !mayStart)
            || (owner.equals("java.lang.Runtime") && call.getName().equals("exec"))) {
          offences.add(call.getDescription());
        }
      }
    }
    assertThat(offences)
        .as("the JVM would reap our children: spawn with Posix.spawn, or do without the program")
        .isEmpty();
  }

  @Test
  void onlyTheMainProgramsExit() {
    Set<String> offences = new TreeSet<>();
    for (JavaClass type : Project.classes()) {
      for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
        if (exits(call) && !mayExit(type.getName(), call.getName())) {
          offences.add(call.getDescription());
        }
      }
    }
    assertThat(offences).as("return a status, or throw, and let main exit with it").isEmpty();
  }

  @Test
  void startPathLoadsNoRegexNoFormatterNoStreams() {
    Set<String> offences = new TreeSet<>();
    for (JavaClass type : Project.classes()) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getName();
        boolean isRegular =
            target.startsWith("java.util.regex.")
                && !MAY_USE_REGULAR_EXPRESSIONS.contains(type.getName());
        if (isRegular
            || target.startsWith("java.util.stream.")
            || target.equals("java.util.Formatter")) {
          offences.add(dependency.getDescription());
        }
      }
      for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
        if (isSlowText(call)) {
          offences.add(call.getDescription());
        }
      }
    }
    assertThat(offences)
        .as("use a loop, a StringBuilder or indexOf: these cost milliseconds at every start")
        .isEmpty();
  }

  private static boolean exits(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    return (owner.equals("java.lang.System") || owner.equals("java.lang.Runtime"))
        && (call.getName().equals("exit") || call.getName().equals("halt"));
  }

  private static boolean mayExit(String type, String method) {
    return MAINS.contains(type) || (method.equals("halt") && MAY_HALT.contains(type));
  }

  private static boolean isSlowText(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    String name = call.getName();
    return (owner.equals("java.lang.String")
            && Set.of("format", "formatted", "matches", "replaceAll", "replaceFirst")
                .contains(name))
        || (owner.equals("java.io.PrintStream") && Set.of("printf", "format").contains(name));
  }
}
