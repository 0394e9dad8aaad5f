package org.jsupervisor.supervisord.web;

import org.jspecify.annotations.Nullable;

/**
 * The HTML around the end of a log.
 *
 * @param process as the client named it
 * @param limit the bytes shown at first
 */
record TailView(@Nullable String process, boolean isStderr, int limit) {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <link rel="stylesheet" href="stylesheets/supervisor.css">
      <link rel="icon" href="images/icon.png">
      <script src="scripts/theme.js"></script>
      <script src="scripts/tail.js" defer></script>
      <title>\
      """;

  String page(String text) {
    String name = process == null ? "None" : process;
    StringBuilder html = new StringBuilder(2000 + text.length());
    html.append(HEAD).append(PageText.escaped("Supervisor tail of process " + name));
    html.append("</title>\n</head>\n<body class=\"tail\">\n<header>\n<h1>");
    html.append(PageText.escaped(name)).append("</h1>\n<nav aria-label=\"Log\">\n");
    html.append("<a class=\"button\" href=\"index.html\">All processes</a>\n");
    if (process != null) {
      appendChannels(html);
    }
    html.append("<a class=\"button unscripted\" href=\"tail.html?").append(query(isStderr));
    html.append("\">Refresh</a>\n");
    html.append("<button type=\"button\" id=\"follow\" class=\"scripted\" aria-pressed=\"true\"");
    html.append(" hidden>Follow</button>\n");
    html.append("<button type=\"button\" id=\"wrap\" class=\"scripted\" aria-pressed=\"true\"");
    html.append(" hidden>Wrap</button>\n");
    html.append("<button type=\"button\" id=\"theme\" class=\"scripted\" hidden>Dark</button>\n");
    html.append(
        "</nav>\n<p id=\"connection\" class=\"connection\" role=\"status\"></p>\n</header>\n");
    html.append("<pre id=\"log\" tabindex=\"0\" role=\"region\" aria-label=\"Log\"");
    if (process != null) {
      html.append(" data-stream=\"logtail/").append(PageText.percentEncoded(process));
      html.append(isStderr ? "/stderr" : "").append('"');
    }
    // The first newline after the tag is not part of the text.
    html.append(">\n").append(PageText.escaped(text));
    return html.append("</pre>\n</body>\n</html>\n").toString();
  }

  private void appendChannels(StringBuilder html) {
    for (boolean stderr : new boolean[] {false, true}) {
      html.append("<a class=\"button\" href=\"tail.html?").append(query(stderr)).append('"');
      html.append(stderr == isStderr ? " aria-current=\"page\">" : ">");
      html.append(stderr ? "Stderr" : "Stdout").append("</a>\n");
    }
  }

  private String query(boolean stderr) {
    return (process == null ? "" : "processname=" + PageText.percentEncoded(process) + "&amp;")
        + "limit="
        + limit
        + (stderr ? "&amp;channel=stderr" : "");
  }
}
