package org.jsupervisor.config.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.Finding;
import org.jsupervisor.config.ini.IniDocument;
import org.jsupervisor.config.schema.KnownOption;
import org.jsupervisor.config.schema.SectionKind;

/** Says what to do about a fault the loader found. */
final class Cures {
  /** Beginnings or parts of texts, each followed by what helps. */
  private static final String[][] BY_TEXT = {
    {"could not find config file", "name an existing file with -c"},
    {"could not read config file", "make the file readable for this user"},
    {"does not include supervisord section", "add a line [supervisord]"},
    {"no files setting", "set files to file patterns separated by blanks, or remove [include]"},
    {"before the first section header", "begin the file with a section such as [supervisord]"},
    {
      "neither a section header nor an option",
      "write name=value, begin a comment with ;, or indent it to continue the line above"
    },
    {"is badly formatted", "write a literal percent sign as %%"},
    {"must be present within process_name", "add %(process_num)02d to process_name"},
    {"Cannot set stopasgroup=true", "set killasgroup to true or remove it"},
    {"incomplete authentication", "set both username and password, or neither"},
    {"is ambiguous", "rename the program or the fcgi-program"},
    {"Invalid name:", "use a name without blanks, colons and slashes"},
    {"redirect_stderr=true but this is not allowed", "set redirect_stderr to false or remove it"},
    {"cannot be resolved within", "remove it, or use a plugin that comes with the daemon"},
    {"is a Python plugin", "remove the section"},
    {"this is deprecated", "set stdout_syslog or stderr_syslog to true"},
    {"without rollover", "set it above 0"},
    {"the filename has been ignored", "remove stderr_logfile"},
    {"No file matches", "check the pattern, which is relative to the directory of this file"},
    {"cannot read included file", "make the file readable for this user"},
    {"several processes are named", "give each process a name of its own"},
    {"Several groups are named", "rename one of them"},
  };

  private static final String UNKNOWN_MEMBER = "names unknown program or fcgi-program ";

  private final IniDocument document;

  Cures(IniDocument document) {
    this.document = document;
  }

  /** What helps against it. */
  String of(Finding finding) {
    String text = finding.text();
    int member = text.indexOf(UNKNOWN_MEMBER);
    if (member >= 0) {
      return ofUnknownMember(text.substring(member + UNKNOWN_MEMBER.length()));
    }
    for (String[] row : BY_TEXT) {
      if (text.contains(row[0])) {
        return row[1];
      }
    }
    KnownOption option = option(finding);
    return option == null ? "" : "set " + option.key() + " to " + option.form().description();
  }

  private static @Nullable KnownOption option(Finding finding) {
    SectionKind kind = finding.section() == null ? null : SectionKind.of(finding.section());
    return kind == null ? null : kind.option(finding.key());
  }

  private String ofUnknownMember(String program) {
    List<String> programs = new ArrayList<>();
    for (String name : document.sectionNames()) {
      SectionKind kind = SectionKind.of(name);
      if (kind == SectionKind.PROGRAM || kind == SectionKind.FCGI_PROGRAM) {
        programs.add(name.substring(kind.title().length()));
      }
    }
    String meant = Spelling.nearest(program, programs);
    return meant == null
        ? "add a section [program:" + program + "] or take the name out"
        : "did you mean " + meant + "?";
  }
}
