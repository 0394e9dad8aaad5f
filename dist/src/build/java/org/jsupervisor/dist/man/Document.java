package org.jsupervisor.dist.man;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A heading of the documentation with all that follows up to the next of its kind. */
record Document(Heading heading, List<Node> blocks) {

  /** Takes a whole text, which starts with its only heading of the first level. */
  static Document parse(String text) {
    Node root = Parser.builder().extensions(List.of(TablesExtension.create())).build().parse(text);
    if (root.getFirstChild() instanceof Heading heading && heading.getLevel() == 1) {
      return from(heading);
    }
    throw new IllegalArgumentException("cannot find a heading at the beginning of: " + text);
  }

  private static Document from(Heading heading) {
    List<Node> blocks = new ArrayList<>();
    for (Node block = heading.getNext(); block != null; block = block.getNext()) {
      if (block instanceof Heading next && next.getLevel() <= heading.getLevel()) {
        break;
      }
      blocks.add(block);
    }
    return new Document(heading, blocks);
  }

  /** The part under a heading of that text. */
  Document section(String title) {
    for (Node block : blocks) {
      if (block instanceof Heading part
          && part.getFirstChild() instanceof Text text
          && text.getLiteral().equals(title)) {
        return from(part);
      }
    }
    throw new IllegalArgumentException("cannot find a section " + title);
  }

  /** The files beside this one that its first paragraphs refer to, in that order. */
  List<String> linked() {
    List<String> files = new ArrayList<>();
    for (Node block : blocks) {
      if (block instanceof Heading) {
        break;
      }
      block.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Link link) {
              if (link.getDestination().endsWith(".md") && link.getDestination().indexOf('/') < 0) {
                files.add(link.getDestination());
              }
            }
          });
    }
    return files;
  }
}
