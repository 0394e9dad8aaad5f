package org.jsupervisor.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A browser for each test, which ends without a word on the browser's console. */
abstract class OpenBrowser {
  Browser browser;
  Tab tab;

  @BeforeEach
  void startBrowser(Sandbox sandbox) {
    browser = new Browser(sandbox);
    tab = browser.tab();
  }

  @AfterEach
  void endBrowser() {
    List<String> complaints = tab.complaints();
    browser.close();
    assertThat(mayComplain() ? List.of() : complaints).isEmpty();
  }

  /** Whether the pages of the test are such that the browser complains. */
  boolean mayComplain() {
    return false;
  }

  /** Opens a page of the daemon, named without the first slash. */
  void openPage(Sandbox sandbox, String page) {
    tab.open("http://127.0.0.1:" + sandbox.port() + "/" + page);
  }

  /** The selector of a process in the table. */
  static String row(String name) {
    return "tr[data-name=\"" + name + "\"]";
  }
}
