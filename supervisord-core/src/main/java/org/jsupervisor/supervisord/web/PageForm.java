package org.jsupervisor.supervisord.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.http.HttpRequest;

/**
 * The fields of a request to a page: the query's, where the first of a name wins, overridden by the
 * posted ones (control.md 3.7).
 */
final class PageForm {
  private final Map<String, String> fields;
  private final Map<String, String> posted;

  private PageForm(Map<String, String> fields, Map<String, String> posted) {
    this.fields = fields;
    this.posted = posted;
  }

  static PageForm of(HttpRequest request) {
    String query = request.query();
    Map<String, String> fields = query == null ? new LinkedHashMap<>() : parse(query);
    Map<String, String> posted =
        request.method().equals("POST")
            ? parse(new String(request.body(), StandardCharsets.UTF_8))
            : Map.of();
    fields.putAll(posted);
    return new PageForm(fields, posted);
  }

  private static Map<String, String> parse(String encoded) {
    Map<String, String> fields = new LinkedHashMap<>();
    int from = 0;
    while (from <= encoded.length()) {
      int ampersand = encoded.indexOf('&', from);
      int to = ampersand < 0 ? encoded.length() : ampersand;
      int equals = encoded.indexOf('=', from);
      if (equals >= 0 && equals < to) {
        fields.putIfAbsent(
            decoded(encoded.substring(from, equals)), decoded(encoded.substring(equals + 1, to)));
      }
      from = to + 1;
    }
    return fields;
  }

  private static String decoded(String text) {
    return HttpRequest.percentDecoded(text.replace('+', ' '));
  }

  /** The field's value; an empty one counts as not sent. */
  @Nullable String value(String name) {
    String value = fields.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** The field's value if it was posted, so that it is in no history and no log. */
  @Nullable String posted(String name) {
    return posted.get(name);
  }
}
