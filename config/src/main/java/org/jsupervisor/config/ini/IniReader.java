package org.jsupervisor.config.ini;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a text in the dialect of daemon.md 1.2 into a document. Confined to one call. */
public final class IniReader {
  private final IniLines lines;
  private final String file;
  private final IniDocument document;
  private final List<IniSyntaxException.Line> badLines = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();

  private IniSyntaxException.Problem problem = IniSyntaxException.Problem.NOT_AN_OPTION;
  private @Nullable IniSection section;
  private @Nullable String key;
  private int keyLine;
  private int indent;

  private IniReader(String text, String file, IniDocument document) {
    this.lines = new IniLines(text);
    this.file = file;
    this.document = document;
  }

  /**
   * Adds the sections and options of {@code text} to what {@code document} holds already.
   *
   * @throws IniSyntaxException if any line is not understood; the document then holds the others
   */
  public static void read(String text, String file, IniDocument document)
      throws IniSyntaxException {
    new IniReader(text, file, document).read();
  }

  private void read() throws IniSyntaxException {
    while (lines.advance()) {
      readLine();
    }
    endOption();
    if (!badLines.isEmpty()) {
      throw new IniSyntaxException(problem, file, badLines);
    }
  }

  private void readLine() {
    String content = lines.content();
    if (content.isEmpty()) {
      if (!lines.hasComment() && key != null) {
        value.append('\n');
      }
      return;
    }
    if (key != null && lines.indent() > indent) {
      value.append('\n').append(content);
      return;
    }
    indent = lines.indent();
    int headerEnd = content.charAt(0) == '[' ? content.lastIndexOf(']') : 0;
    if (headerEnd > 1) {
      endOption();
      section = document.mention(content.substring(1, headerEnd), file, lines.number());
    } else if (section == null) {
      // Nothing of what stands before the first header is read; one line of it tells enough.
      if (badLines.isEmpty()) {
        badLines.add(badLine());
        problem = IniSyntaxException.Problem.NO_SECTION_HEADER;
      }
    } else {
      readOption(content);
    }
  }

  private void readOption(String content) {
    int delimiter = 0;
    while (delimiter < content.length()
        && content.charAt(delimiter) != '='
        && content.charAt(delimiter) != ':') {
      delimiter++;
    }
    if (delimiter == content.length()) {
      // The option before it, if any, may still be continued.
      badLines.add(badLine());
      return;
    }
    endOption();
    if (delimiter == 0) {
      badLines.add(badLine());
      return;
    }
    key = Whitespace.strip(content, 0, delimiter).toLowerCase(Locale.ROOT);
    keyLine = lines.number();
    value.append(Whitespace.strip(content, delimiter + 1, content.length()));
  }

  private void endOption() {
    if (key != null && section != null) {
      int end = value.length();
      while (end > 0 && Whitespace.is(value.charAt(end - 1))) {
        end--;
      }
      section.put(key, value.substring(0, end), new IniSection.Origin(file, keyLine));
    }
    key = null;
    value.setLength(0);
  }

  private IniSyntaxException.Line badLine() {
    return new IniSyntaxException.Line(lines.number(), lines.raw());
  }
}
