package org.jsupervisor.dist.man;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** A page in the making: what it is about, its synopsis, then section after section. */
final class ManPage {
  private final String name;
  private final int section;
  private final RoffWriter roff = new RoffWriter();

  ManPage(String name, int section) {
    this.name = name;
    this.section = section;
  }

  String name() {
    return name;
  }

  int section() {
    return section;
  }

  /**
   * Begins with a document whose first paragraph says in one sentence what the page is about. A
   * block of code after it is the synopsis.
   */
  ManPage about(Document document) {
    List<Node> blocks = new ArrayList<>(document.blocks());
    if (!(blocks.remove(0) instanceof Paragraph first)) {
      throw new IllegalArgumentException("cannot find a sentence that tells what " + name + " is");
    }
    String sentence = RoffWriter.inline(first);
    int end = sentence.endsWith(".") ? sentence.length() - 1 : sentence.length();
    String words = sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1, end);
    roff.section("NAME");
    roff.text(RoffText.escaped(name) + " \\- " + words);
    if (blocks.get(0) instanceof FencedCodeBlock synopsis) {
      roff.section("SYNOPSIS");
      roff.text(".nf\n" + RoffText.code(synopsis.getLiteral().stripTrailing()) + "\n.fi");
      blocks.remove(0);
    }
    if (!blocks.isEmpty() && !(blocks.get(0) instanceof Heading)) {
      roff.section("DESCRIPTION");
    }
    roff.blocks(blocks, document.heading().getLevel() + 1);
    return this;
  }

  /** Adds a document as a section of its own. */
  ManPage add(Document document) {
    int level = document.heading().getLevel();
    roff.blocks(List.of(document.heading()), level);
    roff.blocks(document.blocks(), level);
    return this;
  }

  ManPage seeAlso(String... pages) {
    roff.section("SEE ALSO");
    StringBuilder text = new StringBuilder();
    for (String page : pages) {
      int bracket = page.indexOf('(');
      text.append(text.isEmpty() ? "" : ",\n").append("\\fB");
      text.append(RoffText.escaped(page.substring(0, bracket))).append("\\fR");
      text.append(page.substring(bracket));
    }
    roff.text(text.toString());
    return this;
  }

  /** The page, without the last line end. */
  String text(String release, String date) {
    return ".\\\" Generated from the reference documentation: change that.\n"
        + ".TH "
        + name.toUpperCase(Locale.ROOT)
        + " "
        + section
        + " "
        + date
        + " \"jsupervisor "
        + release
        + "\"\n.nh\n.ad l"
        + roff.result();
  }
}
