package org.jsupervisor.ctl.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsupervisor.ctl.view.SampleInfo.info;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.junit.jupiter.api.Test;

/** Layouts for terminals. */
class ScreenLayoutTest {
  @Test
  void widthsAreThoseOfTheTerminal() {
    assertThat(DisplayWidth.of("abc")).isEqualTo(3);
    assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
    assertThat(DisplayWidth.of("\u65e5\u672c")).isEqualTo(4);
    assertThat(DisplayWidth.of("\ud83d\ude00")).isEqualTo(2);
    assertThat(DisplayWidth.cut("\u65e5\u672c\u8a9e", 4)).isEqualTo("\u65e5>");
    assertThat(DisplayWidth.cut("abcd", 4)).isEqualTo("abcd");
    assertThat(DisplayWidth.padded("\u65e5", 4)).isEqualTo("\u65e5  ");
  }

  @Test
  void namesAndDescriptionsCannotDriveTheTerminal() {
    ProcessInfo info = info("a\u001b[2Jb", ProcessState.FATAL, "x\ry\u009bz\nw");

    assertThat(ScreenTable.lines(List.of(info), 80, Palette.NONE))
        .containsExactly("a?[2Jb  FATAL     x?y?z w");
  }

  @Test
  void columnsAreAlignedByWidth() {
    assertThat(
            ScreenTable.lines(
                List.of(
                    info("\u65e5\u672c", ProcessState.RUNNING, "pid 1"),
                    info("abcde", ProcessState.STARTING, "")),
                80,
                Palette.NONE))
        .containsExactly("\u65e5\u672c   RUNNING   pid 1", "abcde  STARTING");
  }

  @Test
  void everyColourIsTakenBack() {
    for (ProcessState state : ProcessState.values()) {
      String coloured = Palette.COLOURED.of(state, "x");
      assertThat(coloured)
          .satisfiesAnyOf(
              c -> assertThat(c).isEqualTo("x"), c -> assertThat(c).endsWith("x\u001b[0m"));
      assertThat(Palette.NONE.of(state, "x")).isEqualTo("x");
    }
  }

  @Test
  void coloursChangeNoColumn() {
    List<ProcessInfo> infos = new ArrayList<>();
    for (ProcessState state : ProcessState.values()) {
      infos.add(info("p" + state.code(), state, "some longer description of what it does"));
    }
    for (int columns : List.of(20, 40, 80)) {
      assertThat(without(ScreenTable.lines(infos, columns, Palette.COLOURED)))
          .isEqualTo(ScreenTable.lines(infos, columns, Palette.NONE));
      assertThat(without(StatusTable.lines(infos, Palette.COLOURED)))
          .isEqualTo(StatusTable.lines(infos));
    }
  }

  @Test
  void aWatchedScreenIsNeverLargerThanTheTerminal() {
    List<ProcessInfo> infos = new ArrayList<>();
    for (ProcessState state : ProcessState.values()) {
      infos.add(info("process-" + state.code(), state, "some longer description \u65e5\u672c"));
    }
    List<String> problems = List.of("x: ERROR (no such process)");
    for (int rows = 1; rows < 20; rows++) {
      for (int columns = 1; columns < 60; columns++) {
        WatchScreen screen = new WatchScreen(rows, columns, Palette.COLOURED);
        int first = screen.lastFirst(infos.size());
        List<String> lines =
            without(screen.lines("status of unix:///x", "12:00:00", infos, problems, first));
        assertThat(lines).hasSizeLessThanOrEqualTo(rows);
        for (String line : lines) {
          assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(columns);
        }
      }
    }
  }

  @Test
  void waitingIsToldInOneLine() {
    List<ProcessInfo> infos =
        List.of(
            info("a", ProcessState.RUNNING, ""),
            info("b", ProcessState.STARTING, ""),
            info("c", ProcessState.BACKOFF, ""),
            info("d", ProcessState.FATAL, ""));

    assertThat(Waiting.TO_START.line(infos, 80))
        .isEqualTo("Starting: 1 of 4 up, 1 down, waiting for b, c (backoff)");
    assertThat(Waiting.TO_START.line(infos, 20)).isEqualTo("Starting: 1 of 4 up>");
    assertThat(Waiting.TO_STOP.line(infos, 80))
        .isEqualTo("Stopping: 1 of 4 stopped, waiting for a, b, c (backoff)");
    assertThat(Waiting.TO_STOP.line(infos.subList(3, 4), 80)).isEmpty();
  }

  private static List<String> without(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")).toList();
  }
}
