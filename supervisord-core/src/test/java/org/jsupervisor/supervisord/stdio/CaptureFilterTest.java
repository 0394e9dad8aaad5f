package org.jsupervisor.supervisord.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureFilterTest {
  private static final String BEGIN = "<!--XSUPERVISOR:BEGIN-->";
  private static final String END = "<!--XSUPERVISOR:END-->";

  private RecordingSink normal = new RecordingSink();
  private RecordingSink alongside = new RecordingSink();
  private List<String> captured = new ArrayList<>();

  private CaptureFilter filter(long maxbytes) {
    normal = new RecordingSink();
    alongside = new RecordingSink();
    captured = new ArrayList<>();
    return new CaptureFilter(
        maxbytes,
        normal,
        alongside,
        bytes -> captured.add(new String(bytes, StandardCharsets.ISO_8859_1)));
  }

  @Test
  void tokensMayBeSplitAnywhere() {
    String printed = "a<" + BEGIN + "one" + END + "<!--b" + BEGIN + "<!--two" + END + "c";
    for (int i = 0; i <= printed.length(); i++) {
      CaptureFilter filter = filter(100);
      Chunks.feedCut(filter, printed, i);
      assertThat(normal.text()).isEqualTo("a<<!--bc");
      assertThat(alongside.text()).isEqualTo("one<!--two");
      assertThat(captured).containsExactly("one", "<!--two");
    }
  }

  @Test
  void tokensArriveByteByByte() {
    CaptureFilter filter = filter(100);
    for (char c : ("x" + BEGIN + "y" + END + "z").toCharArray()) {
      Chunks.feed(filter, String.valueOf(c));
    }
    assertThat(normal.text()).isEqualTo("xz");
    assertThat(captured).containsExactly("y");
  }

  @Test
  void shortOutputIsNotHeldBack() {
    CaptureFilter filter = filter(100);
    Chunks.feed(filter, "hi\n");
    assertThat(normal.text()).isEqualTo("hi\n");
  }

  @Test
  void heldBeginningOfATokenComesOutAtTheEnd() {
    CaptureFilter filter = filter(100);
    Chunks.feed(filter, "a<!--XSUPER");
    assertThat(normal.text()).isEqualTo("a");
    filter.closed();
    assertThat(normal.text()).isEqualTo("a<!--XSUPER");
    assertThat(normal.isClosed() && alongside.isClosed()).isTrue();
  }

  @Test
  void captureKeepsItsEnd() {
    CaptureFilter filter = filter(4);
    Chunks.feed(filter, BEGIN + "123", "456" + END);
    assertThat(captured).containsExactly("3456");
  }
}
