package org.jsupervisor.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.expansion.Expansions;
import org.jsupervisor.config.ini.IniDocument;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.SupervisordConfig.ParseMessage;
import org.jsupervisor.config.option.Findings;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.SecretTexts;

/** What all parts of one loading share. Confined to the thread that loads the configuration. */
final class Load {
  final LoaderEnvironment environment;
  final Paths paths;

  /** The main file as named by the user. */
  final String file;

  /** The main file's directory, absolute. */
  final String here;

  /** ENV names, to which {@code [supervisord] environment} adds. */
  final Expansions variables;

  /** What nobody may be shown of {@code [supervisord] environment}, which all programs have. */
  SecretTexts commonSecrets = SecretTexts.NONE;

  /** Who may say how many processes programs have; null for what the file says. */
  @Nullable ProgramCounts counts;

  final IniDocument document;
  final Findings findings;
  private final List<ParseMessage> warnings = new ArrayList<>();
  private final List<ParseMessage> infos = new ArrayList<>();

  Load(
      LoaderEnvironment environment,
      String file,
      String here,
      Expansions variables,
      IniDocument document,
      Findings findings) {
    this.environment = environment;
    this.paths = new Paths(environment);
    this.file = file;
    this.here = here;
    this.variables = variables;
    this.document = document;
    this.findings = findings;
  }

  /** The variables and {@code here}. */
  Expansions commonNames() {
    return variables.inner().put("here", here);
  }

  /** The sections whose names start with {@code prefix}, in file order. */
  List<IniSection> sections(String prefix) {
    List<IniSection> found = new ArrayList<>();
    for (String name : document.sectionNames()) {
      IniSection section = document.section(name);
      if (section != null && name.startsWith(prefix)) {
        found.add(section);
      }
    }
    return found;
  }

  void warn(String text, @Nullable IniSection section, String key) {
    warnings.add(new ParseMessage(LogLevel.WARN, text));
    findings.warned(text, section, key);
  }

  void inform(String text) {
    infos.add(new ParseMessage(LogLevel.INFO, text));
  }

  /** What was said so far, warnings first as the main log has them. */
  List<ParseMessage> messages() {
    List<ParseMessage> messages = new ArrayList<>(warnings);
    messages.addAll(infos);
    return messages;
  }
}
