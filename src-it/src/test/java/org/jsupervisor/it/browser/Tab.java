package org.jsupervisor.it.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsupervisor.it.daemon.Await;

/** One page of the browser, used with mouse and keyboard. */
final class Tab {
  /** Where pictures are left for people to look at. */
  private static final Path PICTURES = Path.of("target", "screenshots");

  private final DevTools tools;

  Tab(DevTools tools) {
    this.tools = tools;
    for (String domain : List.of("Page", "Runtime", "Log")) {
      tools.call(domain + ".enable");
    }
    size(1280, 900);
  }

  /** Shows that address and waits until everything of it has been loaded. */
  Tab open(String address) {
    tools.call("Page.navigate", "url", address);
    Await.until(
        address + " is loaded",
        () ->
            eval("String(document.readyState === 'complete' && location.href !== 'about:blank')")
                .equals("true"));
    return this;
  }

  /** What a JavaScript expression is, as text. */
  String eval(String expression) {
    Map<?, ?> answer =
        tools.call(
            "Runtime.evaluate", "expression", "String(" + expression + ")", "returnByValue", true);
    if (answer.containsKey("exceptionDetails")) {
      throw new AssertionError(expression + " failed: " + answer.get("exceptionDetails"));
    }
    Map<?, ?> result = (Map<?, ?>) Objects.requireNonNull(answer.get("result"));
    return String.valueOf(result.get("value"));
  }

  boolean is(String condition) {
    return eval(condition).equals("true");
  }

  /** Waits until a JavaScript condition holds. */
  void await(String condition) {
    try {
      Await.until(condition, () -> is(condition));
    } catch (AssertionError e) {
      String shown = eval("document.body.innerText");
      throw new AssertionError(e.getMessage() + " but " + tools.complaints() + shown, e);
    }
  }

  /** What a user reads there. */
  String text(String selector) {
    return eval("document.querySelector(" + Json.text(selector) + ").innerText");
  }

  void awaitText(String selector, String part) {
    await(
        "document.querySelector("
            + Json.text(selector)
            + ")?.innerText.includes("
            + Json.text(part)
            + ")");
  }

  /** Clicks with the mouse into the middle of what the selector finds, once it is visible. */
  void click(String selector) {
    String found = "document.querySelector(" + Json.text(selector) + ")";
    await(found + "?.getClientRects().length > 0");
    eval(found + ".scrollIntoView({block: 'center'})");
    String box = found + ".getBoundingClientRect()";
    double x = Double.parseDouble(eval(box + ".x + " + box + ".width / 2"));
    double y = Double.parseDouble(eval(box + ".y + " + box + ".height / 2"));
    for (String type : List.of("mousePressed", "mouseReleased")) {
      tools.call(
          "Input.dispatchMouseEvent",
          "type",
          type,
          "x",
          x,
          "y",
          y,
          "button",
          "left",
          "clickCount",
          1);
    }
  }

  /** Presses a key once. */
  void press(Key key) {
    for (String type : List.of("keyDown", "keyUp")) {
      tools.call(
          "Input.dispatchKeyEvent",
          "type",
          type,
          "key",
          key.word,
          "code",
          key.word,
          "windowsVirtualKeyCode",
          key.code,
          "text",
          type.equals("keyDown") ? key.text : "");
    }
  }

  /** The keys that tests press. */
  enum Key {
    TAB("Tab", 9, ""),
    ENTER("Enter", 13, "\r"),
    ESCAPE("Escape", 27, ""),
    DOWN("ArrowDown", 40, ""),
    SLASH("/", 191, "/");

    private final String word;
    private final int code;
    private final String text;

    Key(String word, int code, String text) {
      this.word = word;
      this.code = code;
      this.text = text;
    }
  }

  void type(String text) {
    tools.call("Input.insertText", "text", text);
  }

  void size(int width, int height) {
    boolean phone = width < 600;
    tools.call(
        "Emulation.setDeviceMetricsOverride",
        "width",
        width,
        "height",
        height,
        "deviceScaleFactor",
        1,
        "mobile",
        phone);
    tools.call("Emulation.setTouchEmulationEnabled", "enabled", phone);
  }

  void systemIsDark(boolean dark) {
    tools.call(
        "Emulation.setEmulatedMedia",
        "features",
        List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light")));
  }

  void withoutScript() {
    tools.call("Emulation.setScriptExecutionDisabled", "value", true);
  }

  /** Keeps a picture of what is visible. */
  void picture(String name) {
    String data = String.valueOf(tools.call("Page.captureScreenshot").get("data"));
    try {
      Files.createDirectories(PICTURES);
      Files.write(PICTURES.resolve(name + ".png"), Base64.getDecoder().decode(data));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the picture " + name, e);
    }
  }

  List<String> complaints() {
    eval("0");
    return tools.complaints();
  }
}
