package org.jsupervisor.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsupervisor.config.expansion.Expansions;
import org.jsupervisor.config.ini.IniDocument;
import org.jsupervisor.config.ini.IniReader;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.ini.IniSyntaxException;
import org.jsupervisor.config.ini.IniSyntaxException.Line;
import org.jsupervisor.config.option.Findings;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.PythonRepr;
import org.jsupervisor.config.value.PythonText;
import org.jsupervisor.config.value.Utf8;

/** Reads the main file and what it includes into a document (daemon.md 1.1 to 1.3). */
final class ConfigText {
  private static final String HERE = "%(here)s";

  private ConfigText() {}

  /** Reads the main file alone. */
  static void readMain(Load load) {
    String file = load.file;
    Paths paths = load.paths;
    if (!paths.exists(file)) {
      throw new ConfigException("could not find config file " + file);
    }
    byte[] bytes;
    try {
      Path path = paths.file(file);
      if (path == null) {
        throw new IOException("not a file name");
      }
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      ConfigException refused = new ConfigException("could not read config file " + file);
      refused.initCause(e);
      throw refused;
    }
    parse(bytes, file, load.document, load.findings);
  }

  /** Reads the files named by the main file's {@code [include]}, if it has one. */
  static void readIncludes(Load load) {
    IniSection include = load.document.section("include");
    if (include == null) {
      return;
    }
    load.document.replaceInValues(HERE, load.here);
    if (include.get("files") == null) {
      String complaint = ".ini file has [include] section, but no files setting";
      load.findings.refused(new ConfigException(complaint), include, "files", "");
      return;
    }
    Expansions names = load.commonNames().put("host_node_name", load.environment.hostName());
    String patterns = new SectionValues(include, names, load.findings).text("files");
    if (patterns != null) {
      readIncluded(load, include, patterns);
    }
  }

  private static void readIncluded(Load load, IniSection include, String patterns) {
    String base = PosixPath.directory(load.paths.absolute(load.file));
    Glob glob = new Glob(load.paths);
    for (String pattern : PythonText.words(patterns)) {
      String joined = PosixPath.join(base, pattern);
      boolean isMatched = false;
      for (String match : glob.matches(joined)) {
        isMatched = true;
        load.inform("Included extra file \"" + match + "\" during parsing");
        readIncluded(match, load, include);
        load.document.replaceInValues(HERE, load.paths.absolute(PosixPath.directory(match)));
      }
      if (!isMatched) {
        load.warn("No file matches via include \"" + joined + "\"", include, "files");
      }
    }
  }

  private static void readIncluded(String file, Load load, IniSection include) {
    byte[] bytes;
    try {
      Path path = load.paths.file(file);
      if (path == null) {
        throw new IOException("not a file name");
      }
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      // Better than the original, which goes on in silence.
      load.warn("cannot read included file \"" + file + "\"", include, "files");
      return;
    }
    parse(bytes, file, load.document, load.findings);
  }

  static void parse(byte[] bytes, String file, IniDocument document, Findings findings) {
    String text;
    try {
      text = Utf8.decode(bytes);
    } catch (ConfigException notText) {
      findings.refused(new ConfigException(notText.text(), null, null, file, 0));
      return;
    }
    try {
      IniReader.read(text, file, document);
    } catch (IniSyntaxException e) {
      ConfigException refused =
          new ConfigException(describe(e), null, null, file, e.lines().get(0).number());
      refused.initCause(e);
      findings.refused(refused);
    }
  }

  private static String describe(IniSyntaxException e) {
    String file = PythonRepr.of(e.file());
    if (e.problem() == IniSyntaxException.Problem.NO_SECTION_HEADER) {
      Line line = e.lines().get(0);
      return "File contains no section headers.\nfile: "
          + file
          + ", line: "
          + line.number()
          + "\n"
          + PythonRepr.of(line.text());
    }
    StringBuilder text = new StringBuilder("Source contains parsing errors: ").append(file);
    for (Line line : e.lines()) {
      text.append("\n\t[line ").append(line.number() < 10 ? " " : "").append(line.number());
      text.append("]: ").append(PythonRepr.of(line.text()));
    }
    return text.toString();
  }
}
