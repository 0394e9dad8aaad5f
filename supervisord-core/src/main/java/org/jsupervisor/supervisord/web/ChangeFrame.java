package org.jsupervisor.supervisord.web;

import org.jsupervisor.supervisord.access.ActionToken;

/** The HTML around what {@code update.html} and {@code scale.html} show. */
final class ChangeFrame {
  private static final String HEADER =
      """
      </title>
      <link rel="stylesheet" href="stylesheets/supervisor.css">
      <link rel="icon" href="images/icon.png">
      <script src="scripts/theme.js"></script>
      </head>
      <body class="changes">
      <header>
      <h1>\
      """;
  private static final String MAIN =
      """
      </p>
      <a class="button" href="index.html">All processes</a>
      <button type="button" id="theme" class="scripted" hidden>Dark</button>
      </header>
      <main>
      """;

  private ChangeFrame() {}

  /** Everything up to the content. */
  static StringBuilder begin(String title, String identifier) {
    StringBuilder html = new StringBuilder(3000).append(StatusView.START).append("<title>");
    html.append(title)
        .append(HEADER)
        .append(title)
        .append("</h1>\n<p class=\"identifier daemon\">");
    return html.append(PageText.escaped(identifier)).append(MAIN);
  }

  /** The whole page. */
  static String end(StringBuilder html) {
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  /** The beginning of a form that asks for the action; it has the proof that it is ours. */
  static void appendForm(StringBuilder html, String query, ActionToken token) {
    html.append("<form method=\"post\" action=\"index.html?").append(PageText.escaped(query));
    html.append("\">\n<input type=\"hidden\" name=\"token\" value=\"").append(token.text());
    html.append("\">\n");
  }

  /** Why there is nothing to show. */
  static void appendTrouble(StringBuilder html, String text) {
    html.append("<p class=\"trouble\" role=\"alert\">").append(PageText.escaped(text));
    html.append("</p>\n");
  }
}
