package org.jsupervisor.dist.man;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes all manual pages. */
public final class ManPages {
  private static final String COMMANDS = "command-line.md";
  private static final String CONFIGURATION = "configuration/";

  private final Path documents;
  private final Path target;
  private final String release;
  private final String date;

  private ManPages(Path documents, Path target, String release, String date) {
    this.documents = documents;
    this.target = target;
    this.release = release;
    this.date = date;
  }

  /**
   * Writes the pages.
   *
   * @param arguments the directory of the reference documentation, the directory of the manual, the
   *     version and the moment of the release
   */
  public static void main(String[] arguments) throws IOException {
    String date = arguments[3].substring(0, arguments[3].indexOf('T'));
    new ManPages(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2], date).writeAll();
  }

  private void writeAll() throws IOException {
    Document commands = read(COMMANDS);
    Document environment = commands.section("Environment");
    Document json = read("json-output.md");
    write(
        new ManPage("jsupervisord", 8)
            .about(commands.section("jsupervisord"))
            .add(environment)
            .add(read("signals.md"))
            .seeAlso("jsupervisorctl(1)", "jpidproxy(1)", "supervisord.conf(5)"));
    write(
        new ManPage("jsupervisorctl", 1)
            .about(commands.section("jsupervisorctl"))
            .add(environment)
            .add(json)
            .seeAlso("supervisord.conf(5)", "jsupervisord(8)"));
    write(
        new ManPage("jpidproxy", 1)
            .about(commands.section("jpidproxy"))
            .seeAlso("supervisord.conf(5)", "jsupervisord(8)"));
    write(
        new ManPage("jecho_supervisord_conf", 1)
            .about(commands.section("jecho_supervisord_conf"))
            .seeAlso("supervisord.conf(5)", "jsupervisord(8)"));
    ManPage configuration =
        new ManPage("supervisord.conf", 5).about(read(CONFIGURATION + "README.md"));
    for (String section : read(CONFIGURATION + "README.md").linked()) {
      configuration.add(read(CONFIGURATION + section));
    }
    write(
        configuration.seeAlso("jecho_supervisord_conf(1)", "jsupervisorctl(1)", "jsupervisord(8)"));
  }

  private Document read(String name) throws IOException {
    return Document.parse(Files.readString(documents.resolve(name), StandardCharsets.UTF_8));
  }

  private void write(ManPage page) throws IOException {
    Path file = target.resolve("man" + page.section() + "/" + page.name() + '.' + page.section());
    Files.createDirectories(file.resolveSibling("."));
    Files.write(file, List.of(page.text(release, date)), StandardCharsets.US_ASCII);
  }
}
