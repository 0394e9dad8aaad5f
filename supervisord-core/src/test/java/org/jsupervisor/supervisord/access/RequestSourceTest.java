package org.jsupervisor.supervisord.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsupervisor.rpc.http.HttpHeaders;
import org.jsupervisor.rpc.http.HttpRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestSourceTest {
  private final HostNames names = new HostNames(List.of("front.example.com"));

  /** Headers as {@code Name: value | Name: value}. */
  private static HttpRequest request(String lines) {
    HttpHeaders headers = HttpHeaders.NONE.with("Host", "box.example.com:9001");
    for (String line : lines.split(" \\| ", -1)) {
      int colon = line.indexOf(": ");
      headers = headers.with(line.substring(0, colon), line.substring(colon + 2));
    }
    return new HttpRequest("GET", "/", "1.1", headers, new byte[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "User-Agent: curl/8.5, PROGRAM",
    "User-Agent: Python-xmlrpc/3.11, PROGRAM",
    "Accept-Language: * | Sec-Fetch-Mode: cors | User-Agent: node, PROGRAM",
    "Sec-Fetch-Site: same-origin, SAME_ORIGIN",
    "Sec-Fetch-Site: cross-site, FOREIGN",
    "Sec-Fetch-Site: same-site, FOREIGN",
    "Sec-Fetch-Site: none, UNTOLD",
    "Sec-Fetch-Site: cross-site | Referer: http://box.example.com:9001/, FOREIGN",
    "Origin: http://box.example.com:9001, SAME_ORIGIN",
    "Origin: http://BOX.example.com:9001, SAME_ORIGIN",
    "Origin: http://box.example.com, FOREIGN",
    "Origin: null, FOREIGN",
    "Origin: https://evil.com, FOREIGN",
    "Origin: https://evil.com | Referer: http://box.example.com:9001/, FOREIGN",
    "Referer: http://box.example.com:9001/index.html?message=x, SAME_ORIGIN",
    "Referer: http://evil.com/box.example.com:9001/, FOREIGN",
    "Referer: http://box.example.com:9001@evil.com/, FOREIGN",
    "Origin: https://front.example.com, SAME_ORIGIN",
    "Origin: https://proxy.net | X-Forwarded-Host: proxy.net:443, SAME_ORIGIN",
    "User-Agent: Mozilla/5.0 (X11; Linux) Gecko, UNTOLD",
  })
  void headersTellWhoCausedARequest(String headers, RequestSource source) {
    assertThat(RequestSource.of(request(headers), names)).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource({
    "User-Agent: curl/8.5, false",
    "Accept: */*, false",
    "Accept-Language: en, true",
    "Origin: http://evil.com, true",
    "Referer: http://evil.com/, true",
    "User-Agent: Mozilla/5.0, true",
    "Sec-Fetch-Site: none, true",
  })
  void anyTraceOfABrowserCounts(String headers, boolean browser) {
    assertThat(RequestSource.mayBeBrowser(request(headers))).isEqualTo(browser);
  }
}
