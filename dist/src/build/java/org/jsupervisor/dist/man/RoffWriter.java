package org.jsupervisor.dist.man;

import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** Writes blocks of the documentation for the formatter. Confined to one thread. */
final class RoffWriter {
  private final StringBuilder out = new StringBuilder();

  String result() {
    return out.toString();
  }

  void section(String title) {
    text(".SH " + '"' + title + '"');
  }

  /** Adds lines as they are. */
  void text(String lines) {
    out.append('\n').append(lines);
  }

  /**
   * Adds blocks.
   *
   * @param level that of headings that begin a section; those below begin a subsection
   */
  void blocks(List<Node> blocks, int level) {
    for (Node block : blocks) {
      if (block instanceof Heading heading) {
        heading(heading, level);
      } else if (block instanceof Paragraph paragraph) {
        text(".PP\n" + inline(paragraph));
      } else if (block instanceof FencedCodeBlock code) {
        String lines = RoffText.code(code.getLiteral().stripTrailing());
        text(".PP\n.RS 4\n.nf\n" + lines + "\n.fi\n.RE");
      } else if (block instanceof BulletList list) {
        list(list);
      } else if (block instanceof TableBlock table) {
        text(RoffTable.of(table));
      } else {
        throw new IllegalArgumentException("cannot show in a manual page: " + block);
      }
    }
  }

  private void heading(Heading heading, int level) {
    if (heading.getLevel() <= level) {
      String title = inline(heading);
      // Names as in configurations and command lines keep their case.
      boolean isName = title.startsWith("[") || title.startsWith("-");
      text(".SH " + '"' + (isName ? title : title.toUpperCase(Locale.ROOT)) + '"');
    } else {
      text(".SS " + '"' + inline(heading) + '"');
    }
  }

  private void list(BulletList list) {
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      if (!(item.getFirstChild() instanceof Paragraph paragraph) || paragraph.getNext() != null) {
        throw new IllegalArgumentException("cannot show a list of other than paragraphs: " + item);
      }
      text(".IP \\(bu 2\n" + inline(paragraph));
    }
  }

  /** What a paragraph, a heading or a cell says. */
  static String inline(Node parent) {
    InlineText text = new InlineText();
    for (Node part = parent.getFirstChild(); part != null; part = part.getNext()) {
      part.accept(text);
    }
    return text.lines();
  }
}
