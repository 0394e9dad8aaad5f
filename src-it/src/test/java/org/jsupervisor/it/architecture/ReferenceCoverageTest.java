package org.jsupervisor.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsupervisor.it.golden.Reference;
import org.junit.jupiter.api.Test;

/**
 * Which tests stand for which section of the compatibility reference: recorded cases by their name
 * ({@code *} for several), tests of ours by class, with {@code #method} where one does it.
 */
class ReferenceCoverageTest {
  private static final Map<String, String> TESTS = new TreeMap<>();

  static {
    sectionsOfConfiguration();
    sectionsOfRunning();
  }

  private static void sectionsOfConfiguration() {
    covers("1.1", "bad-file-* BadConfigIT");
    covers("1.2", "bad-parse-* DifferentialConfigIT#valuesOfManyLinesAndShapesAreRead");
    covers("1.3", "run-include bad-include-* DifferentialControlIT GeneratedConfigIT");
    covers("1.4", "bad-program-command-* ExpansionsTest OriginalComparisonTest GeneratedConfigIT");
    covers("1.5", "bad-program-* bad-supervisord-* OriginalComparisonTest");
    covers("1.6", "OriginalComparisonTest DifferentialConfigIT#environmentsAreMergedAndExpanded");
    covers("1.7", "bad-program-in-included-file OriginalLoaderComparisonTest");
    covers("2.1", "bad-unix-* HttpServerSectionIT PrivilegesIT");
    covers("2.2", "bad-inet-* run-root-no-auth HttpServerSectionIT GeneratedConfigIT");
    covers("2.3", "bad-supervisord-* SupervisordSectionIT PrivilegesIT");
    covers("2.4", "bad-program-* ProgramSectionIT GeneratedConfigIT");
    covers("2.5", "bad-group-* run-order GroupSectionIT DifferentialIT");
    covers("2.6", "bad-listener-* EventListenerSectionIT GeneratedConfigIT");
    covers("2.7", "bad-fcgi-* run-fcgi-* FcgiProgramSectionIT GeneratedConfigIT");
    covers("2.8", "bad-rpcinterface-* OriginalLoaderComparisonTest");
    covers("2.9", "ClientConfigLoaderTest CrossDriveIT");
    covers("3.1", "bad-cli-* BadConfigIT SupervisordSectionIT");
    covers("3.2", "bad-* run-* DaemonSignalsIT");
    covers("3.3", "run-* OddStartIT");
    covers("3.4", "run-root-no-auth bad-supervisord-* OrdinaryUserIT PrivilegesIT");
    covers("3.5", "bad-inet-* bad-unix-*");
  }

  private static void sectionsOfRunning() {
    covers("3.6", "run-second-signals run-hup run-hup-broken run-usr2 DaemonSignalsIT");
    covers("3.7", "run-order run-slow-shutdown DifferentialIT");
    covers("4.1", "run-* GeneratedConfigIT ProcessDescriptionTest");
    covers("4.2", "run-fatal run-exit-codes run-stop-in-backoff StateMatrixTest DifferentialIT");
    covers("4.3", "run-child-env run-relative-command ProgramSectionIT");
    covers("4.4", "run-spawn-errors");
    covers("4.5", "run-exit-codes DifferentialIT#exitsAreExpectedOrNot");
    covers("4.6", "run-sigkill run-process-groups ProgramStopIT");
    covers("4.7", "ProcessMachineTest");
    covers("4.8", "FirstProcessIT");
    covers("5.1", "run-*");
    covers("5.2", "run-* DifferentialControlIT#debugLogTellsOfListenersAndKills");
    covers("5.3", "run-rotate-child run-rotate-main DifferentialEventsIT#logsRotate");
    covers("5.4", "run-autolog DifferentialEventsIT#generatedLogsLast PrivilegesIT");
    covers("5.5", "run-capture run-strip-ansi DifferentialEventsIT#outputIsToldAndCaptured");
    covers("5.6", "SyslogIT");
    covers("6.1", "EventTypesIT ListenerPoolTest");
    covers("6.2", "run-listener run-log-events EventTypesIT OrdinaryUserIT");
    covers("6.3", "run-listener run-hup DifferentialEventsIT");
    covers("6.4", "run-listener-* DifferentialEventsIT#listenersBreakTheProtocol");
    covers("6.5", "run-listener-* DifferentialEventsIT#fullBuffersLoseTheOldestEvents");
    covers("7", "run-fcgi-* FcgiProgramSectionIT FastCgiIT GeneratedConfigIT");
    covers("8.1", "run-reread-update DifferentialConfigIT#rereadTellsWhatChanged");
    covers("8.2", "run-reread-update ConfigDiffTest DifferentialConfigIT");
    covers("8.3", "run-reread-update UpdateCommandIT DifferentialConfigIT");
    covers("12", "DistributionIT#pidproxyPassesSignalsOn PidProxyTest LauncherTest");
  }

  private static void covers(String section, String tests) {
    TESTS.put(section, tests);
  }

  @Test
  void everySectionHasTests() throws IOException {
    Path reference = Reference.directory("golden").resolveSibling("daemon.md");
    Pattern heading = Pattern.compile("^(?:### (\\d+\\.\\d+)|## (7|12)\\.) ");
    List<String> sections = new ArrayList<>();
    for (String line : Files.readAllLines(reference)) {
      Matcher matcher = heading.matcher(line);
      if (matcher.find()) {
        sections.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
      }
    }
    assertThat(TESTS.keySet()).containsExactlyInAnyOrderElementsOf(sections);
  }

  @Test
  void theTestsExist() throws IOException {
    Path recordings = Reference.directory("golden");
    for (Map.Entry<String, String> section : TESTS.entrySet()) {
      for (String test : section.getValue().split(" ", -1)) {
        boolean isRecording = Character.isLowerCase(test.charAt(0));
        boolean exists = isRecording ? isRecorded(recordings, test) : isWritten(test);
        assertThat(exists).as(section.getKey() + " names " + test).isTrue();
      }
    }
  }

  private static boolean isRecorded(Path recordings, String name) throws IOException {
    try (var found = Files.newDirectoryStream(recordings, name + ".expected")) {
      return found.iterator().hasNext();
    }
  }

  private static boolean isWritten(String name) throws IOException {
    String[] parts = name.split("#", -1);
    List<Path> sources = new ArrayList<>();
    for (Path file : Project.testSources()) {
      if (file.endsWith(parts[0] + ".java")) {
        sources.add(file);
      }
    }
    return sources.size() == 1
        && (parts.length == 1 || Files.readString(sources.get(0)).contains("void " + parts[1]));
  }
}
