package org.jsupervisor.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** The manual pages: well formed, and complete in both directions. */
@PrivateDaemon
class ManPagesIT {
  private static final String COMMANDS = "command-line.md";

  @Test
  void formattersHaveNothingToComplainAbout(Sandbox sandbox) throws IOException {
    try (Stream<Path> files = Files.walk(ManPage.directory())) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactlyInAnyOrderElementsOf(
              ManPage.NAMES.stream().map(name -> ManPage.of(name).file()).toList());
    }
    for (String name : ManPage.NAMES) {
      Path file = ManPage.of(name).file();
      for (Outcome formatted :
          List.of(
              sandbox.command("groff", "-man", "-ww", "-Tutf8", file).run().orFail(),
              sandbox.command("man", "--warnings", "-l", file).run().orFail())) {
        assertThat(formatted.stderr()).as(name).isEmpty();
        assertThat(plain(formatted)).contains("NAME\n", "SEE ALSO\n", "jsupervisor ");
      }
    }
  }

  @Test
  void pagesAreFoundByTheirNames(Sandbox sandbox) {
    Outcome page =
        sandbox.command("man", "-M", ManPage.directory(), "jsupervisorctl").run().orFail();
    assertThat(plain(page))
        .contains("jsupervisorctl - controls the programs that jsupervisord runs")
        .contains("status [--json] [--watch [SECONDS]] [NAME...|all]");
    Outcome sections =
        sandbox.command("man", "-M", ManPage.directory(), "supervisord.conf").run().orFail();
    assertThat(plain(sections)).contains("\n[fcgi-program:x]\n");
  }

  @Test
  void optionsOfTheDaemonAreAllThereAndNoOthers(Sandbox sandbox) {
    assertOptions(
        "jsupervisord", "man8/jsupervisord.8", sandbox.daemon("--help").run().orFail().stdout());
  }

  @Test
  void optionsOfTheClientAreAllThereAndNoOthers(Sandbox sandbox) {
    assertOptions(
        "jsupervisorctl",
        "man1/jsupervisorctl.1",
        sandbox.client("--help").run().orFail().stdout());
  }

  private static void assertOptions(String program, String page, String help) {
    Set<String> offered = new TreeSet<>();
    Matcher option = Pattern.compile("(?m)^ *(?:(-\\w)[,/] ?)?(--[a-z_-]+)").matcher(help);
    while (option.find()) {
      offered.add(option.group(2));
      if (option.group(1) != null) {
        offered.add(option.group(1));
      }
    }
    assertThat(offered).contains("--configuration", "-c", "--json");

    // The original's second letter for help is told nowhere else.
    Set<String> documented = DocumentedTable.codes(COMMANDS, "## " + program, "long");
    documented.addAll(DocumentedTable.codes(COMMANDS, "## " + program, "short"));
    assertThat(documented.remove("-?")).isTrue();
    assertThat(documented).isEqualTo(offered);

    Set<String> terms = ManPage.of(page).terms("OPTIONS");
    assertThat(terms.remove("-?")).isTrue();
    // A value may itself be a list of words.
    terms.removeIf(term -> !term.startsWith("-"));
    assertThat(terms).isEqualTo(offered);
  }

  @Test
  void actionsOfTheClientAreAllThereAndNoOthers(Sandbox sandbox) {
    String help = sandbox.client("help").run().orFail().stdout();
    Set<String> offered =
        new TreeSet<>(List.of(help.substring(help.lastIndexOf('=') + 1).strip().split("\\s+")));
    assertThat(offered).contains("avail", "status", "version").hasSizeGreaterThan(20);
    offered.add("help");

    Set<String> documented = DocumentedTable.codes(COMMANDS, "### Actions", "action");
    assertThat(firstWords(documented)).isEqualTo(offered);
    assertThat(firstWords(ManPage.of("man1/jsupervisorctl.1").terms("ACTIONS"))).isEqualTo(offered);
    for (String action :
        List.of(
            "status",
            "avail",
            "reread",
            "update",
            "reload-program",
            "rolling-restart",
            "scale",
            "pid",
            "version")) {
      assertThat(documented).anyMatch(words -> words.startsWith(action + " [--json]"));
    }
  }

  @Test
  void optionsOfConfigurationsAreAllThereAndNoOthers() {
    for (String section :
        List.of(
            "[supervisord]",
            "[unix_http_server]",
            "[inet_http_server]",
            "[rpcinterface:x]",
            "[supervisorctl]",
            "[program:x]",
            "[group:x]",
            "[fcgi-program:x]",
            "[eventlistener:x]",
            "[include]",
            "[ctlplugin:x]")) {
      String document = "configuration/" + section.replaceAll("\\[|:x|\\]", "") + ".md";
      assertThat(ManPage.of("man5/supervisord.conf.5").terms(section))
          .isEqualTo(DocumentedTable.terms(document, "# " + section));
    }
  }

  /** Without bold type, which is typed twice. */
  private static String plain(Outcome formatted) {
    return formatted.stdout().replaceAll(".\b", "");
  }

  private static Set<String> firstWords(Set<String> texts) {
    Set<String> words = new TreeSet<>();
    for (String text : texts) {
      words.add(text.split(" ", -1)[0]);
    }
    return words;
  }
}
