package org.jsupervisor.ctl.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsupervisor.ctl.view.SampleInfo.info;

import java.util.Collections;
import java.util.List;
import org.jsupervisor.rpc.api.ConfigChanges;
import org.jsupervisor.rpc.api.ConfigSummary;
import org.jsupervisor.rpc.api.ProcessState;
import org.junit.jupiter.api.Test;

class ViewTest {
  @Test
  void namesAreSplitAtTheFirstColon() {
    assertThat(Namespec.parse("web")).isEqualTo(new Namespec("web", "web"));
    assertThat(Namespec.parse("g:p:q")).isEqualTo(new Namespec("g", "p:q"));
    assertThat(Namespec.parse("g:*")).isEqualTo(new Namespec("g", null));
    assertThat(Namespec.parse("g:")).isEqualTo(new Namespec("g", null));
    assertThat(Namespec.parse(":p")).isEqualTo(new Namespec("", "p"));
  }

  @Test
  void theGroupIsShownOnlyIfItHasAnotherName() {
    assertThat(Namespec.show("web", "web")).isEqualTo("web");
    assertThat(Namespec.show("web", "web_00")).isEqualTo("web:web_00");
  }

  @Test
  void statusColumnsWidenForLongNames() {
    String longName = "n".repeat(35);

    assertThat(
            StatusTable.lines(
                List.of(
                    info("web", ProcessState.RUNNING, "pid 1, uptime 0:00:01"),
                    info(longName, ProcessState.STARTING, ""))))
        .containsExactly(
            "web" + " ".repeat(35) + "RUNNING   pid 1, uptime 0:00:01", longName + "   STARTING  ");
  }

  @Test
  void statusColumnsAreThirtyWideAtLeast() {
    assertThat(StatusTable.lines(List.of(info("\u00e9\ud83d\ude00", ProcessState.FATAL, "x"))))
        .containsExactly("\u00e9\ud83d\ude00" + " ".repeat(31) + "FATAL     x");
  }

  @Test
  void availabilityColumnsDoNotWiden() {
    assertThat(
            AvailabilityTable.lines(
                List.of(
                    new ConfigSummary("p", "g", true, false, 1, 2),
                    new ConfigSummary("n".repeat(33), "n".repeat(33), false, true, 3, 4))))
        .containsExactly(
            "g:p" + " ".repeat(30) + "in use    manual    1:2",
            "n".repeat(33) + " avail     auto      3:4");
  }

  @Test
  void changesAreSortedByName() {
    assertThat(ChangeList.lines(new ConfigChanges(List.of("z", "a"), List.of("m"), List.of("b"))))
        .containsExactly("a: available", "b: disappeared", "m: changed", "z: available");
    assertThat(ChangeList.lines(new ConfigChanges(List.of(), List.of(), List.of())))
        .containsExactly("No config updates to processes");
  }

  @Test
  void topicsFillColumnsTopDown() {
    assertThat(TopicTable.text("head", List.of("a", "bb"))).isEqualTo("head\n====\na  bb\n\n");
    String wide = "w".repeat(30);
    assertThat(TopicTable.text("head", List.of(wide, "b", wide, "d", "e", wide)))
        .isEqualTo(
            "head\n====\n"
                + wide
                + "  d"
                + " ".repeat(29)
                + "\nb"
                + " ".repeat(31)
                + "e"
                + " ".repeat(29)
                + "\n"
                + wide
                + "  "
                + wide
                + "\n\n");
    assertThat(TopicTable.text("head", Collections.nCopies(3, "x".repeat(79))))
        .isEqualTo("head\n====\n" + ("x".repeat(79) + "\n").repeat(3) + "\n");
  }

  @Test
  void quotesAreChosenSoThatFewNeedEscaping() {
    assertThat(PythonQuotes.quote("a")).isEqualTo("'a'");
    assertThat(PythonQuotes.quote("it's")).isEqualTo("\"it's\"");
    assertThat(PythonQuotes.quote("'\"\n\\")).isEqualTo("'\\'\"\\n\\\\'");
  }
}
