package org.jsupervisor.supervisord.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jsupervisor.rpc.http.HttpHeaders;
import org.jsupervisor.rpc.http.HttpResponse;
import org.jsupervisor.supervisord.surface.FakeExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
  private static final String CHANGED = "Sun, 06 Nov 1994 08:49:37 GMT";

  private final StaticFiles files = new StaticFiles(Instant.parse("1994-11-06T08:49:37.5Z"));

  private HttpResponse get(String path, String since) {
    HttpHeaders headers =
        since.isEmpty() ? HttpHeaders.NONE : HttpHeaders.NONE.with("If-Modified-Since", since);
    return FakeExchange.send(files, "GET", path, headers, "").response();
  }

  @ParameterizedTest
  @CsvSource({
    "/stylesheets/supervisor.css, text/css",
    "//scripts/status.js, text/javascript;charset=utf-8",
    "/scripts/tail.js, text/javascript;charset=utf-8",
    "/scripts/theme.js, text/javascript;charset=utf-8",
    "/images/icon.png, image/png",
    "/images/supervisor.gif, image/gif",
    "/images/rule.gif, image/gif",
    "/images/state0.gif, image/gif",
    "/images/state1.gif, image/gif",
    "/images/state2.gif, image/gif",
    "/images/state3.gif, image/gif",
  })
  void filesAreSentWithTypeAndDate(String path, String type) {
    HttpResponse response = get(path, "");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers().first("Content-Type")).isEqualTo(type);
    assertThat(response.headers().first("Last-Modified")).isEqualTo(CHANGED);
    assertThat(response.headers().first("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.body().hasRemaining()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {CHANGED, CHANGED + "; length=7", "Mon, 07 Nov 1994 08:49:37 GMT"})
  void whatTheBrowserHasIsNotSentAgain(String since) {
    HttpResponse response = get("/images/icon.png", since);
    assertThat(response.status()).isEqualTo(304);
    assertThat(response.body().hasRemaining()).isFalse();
    assertThat(response.headers().first("Last-Modified")).isEqualTo(CHANGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sun, 06 Nov 1994 08:49:36 GMT", "yesterday", ";", "0"})
  void whatIsOlderOrNoDateIsSent(String since) {
    assertThat(get("/images/icon.png", since).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nope",
        "/stylesheets/",
        "/images/",
        "/images/state4.gif",
        "/scripts",
        "/stylesheets/../status.js",
        "/images/../../web/status.js",
        "/scripts/StaticFiles.class",
        "/status.js",
      })
  void nothingElseIsThere(String path) {
    assertThat(get(path, "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/images", "//stylesheets"})
  void directoriesAreMovedToTheirSlash(String path) {
    HttpResponse response = get(path, "");
    assertThat(response.status()).isEqualTo(301);
    assertThat(response.headers().first("Location"))
        .isEqualTo(path.substring(path.lastIndexOf('/')) + "/");
  }

  @Test
  void onlyGetAndHeadAreAnswered() {
    for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS"}) {
      assertThat(
              FakeExchange.send(files, method, "/images/icon.png", HttpHeaders.NONE, "")
                  .response()
                  .status())
          .isEqualTo(400);
    }
  }
}
