package org.jsupervisor.dist.man;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Collects running text with its fonts. Confined to one thread. */
final class InlineText extends AbstractVisitor {
  private final StringBuilder out = new StringBuilder();

  /** No line begins like a request. */
  String lines() {
    StringBuilder lines = new StringBuilder(out.length());
    for (String line : out.toString().split("\n", -1)) {
      lines.append(lines.isEmpty() ? "" : "\n").append(RoffText.guarded(line.strip()));
    }
    return lines.toString();
  }

  @Override
  public void visit(Text text) {
    out.append(RoffText.escaped(text.getLiteral()));
  }

  @Override
  public void visit(Code code) {
    out.append("\\fB").append(RoffText.breakable(code.getLiteral())).append("\\fR");
  }

  @Override
  public void visit(Emphasis emphasis) {
    out.append("\\fI");
    visitChildren(emphasis);
    out.append("\\fR");
  }

  @Override
  public void visit(StrongEmphasis emphasis) {
    out.append("\\fB");
    visitChildren(emphasis);
    out.append("\\fR");
  }

  /** Other documents are not at hand where a manual page is read. */
  @Override
  public void visit(Link link) {
    visitChildren(link);
    if (link.getDestination().startsWith("http")) {
      out.append(" (").append(RoffText.escaped(link.getDestination())).append(')');
    }
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    out.append('\n');
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    out.append("\n.br\n");
  }

  @Override
  public void visit(HtmlInline html) {
    throw new IllegalArgumentException("cannot show in a manual page: " + html.getLiteral());
  }

  @Override
  public void visit(Image image) {
    throw new IllegalArgumentException("cannot show in a manual page: " + image.getDestination());
  }
}
