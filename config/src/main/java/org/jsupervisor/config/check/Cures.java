package org.jsupervisor.config.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ini.IniDocument;
import org.jsupervisor.config.option.Finding;
import org.jsupervisor.config.schema.KnownOption;
import org.jsupervisor.config.schema.SectionKind;
import org.jsupervisor.config.value.Spelling;

/** Says what to do about a fault the loader found. */
final class Cures {
  private static final String MAIN_INTERFACE =
      "set supervisor.rpcinterface_factory to supervisor.rpcinterface:make_main_rpcinterface";

  /** Beginnings or parts of texts, each followed by what helps. */
  private static final String[][] BY_TEXT = {
    {"it holds a zero byte", "name a file that holds text"},
    {"could not find config file", "name an existing file with -c"},
    {"could not read config file", "make the file readable for this user"},
    {"does not include supervisord section", "add a line [supervisord]"},
    {"no files setting", "set files to file patterns separated by blanks, or remove [include]"},
    {"before the first section header", "begin the file with a section such as [supervisord]"},
    {
      "neither a section header nor an option",
      "write name=value, begin a comment with ;, or indent it to continue the line above"
    },
    {"incomplete format key", "close the name, as in %(name)s; a literal percent sign is %%"},
    {"required, not str", "end the name with s, as in %(name)s"},
    {"is above upper bound", "choose a smaller number"},
    {"is below lower bound", "choose a larger number"},
    {"codec can't decode", "save the file as UTF-8"},
    {"must be present within process_name", "add %(process_num)02d to process_name"},
    {" contradicts numprocs=", "remove numprocs"},
    {" needs max_procs", "set max_procs to the most processes that may run"},
    {" needs scaling=", "set scaling to dynamic or ondemand, or remove the option"},
    {" has no effect with scaling=", "remove it, or set scaling to dynamic"},
    {" is above max_", "set it to a smaller number, or raise the other"},
    {"Cannot set stopasgroup=true", "set killasgroup to true or remove it"},
    {"incomplete authentication", "set both username and password, or neither"},
    {"is ambiguous", "rename the program or the fcgi-program"},
    {"Invalid name:", "use a name without blanks, colons and slashes"},
    {"redirect_stderr=true but this is not allowed", "set redirect_stderr to false or remove it"},
    {"does not specify a supervisor.rpcinterface_factory", MAIN_INTERFACE},
    {"is a Python plugin", "remove the section"},
    {"without rollover", "set it above 0"},
    {"the filename has been ignored", "remove stderr_logfile"},
    {"should only be used with a Unix", "remove socket_owner and socket_mode, or use unix:///path"},
    {"is not an absolute path", "write unix:// and an absolute path, as in unix:///run/x.sock"},
    {"No closing quotation", "close the quotation mark"},
    {"No escaped character", "write two backslashes for one"},
    {"Unexpected end of key/value", "write NAME=\"value\", and a comma between two"},
    {"is no comma and is ignored", "put a comma between pairs, and quotes around the value"},
    {"No file matches", "check the pattern, which is relative to the directory of this file"},
    {"cannot read included file", "make the file readable for this user"},
    {"several processes are named", "give each process a name of its own"},
    {"Several groups are named", "rename one of them"},
    {"which is no program or group", "name a program, a group, or group:process"},
    {"programs that wait for each other", "take one of the names out"},
  };

  private static final String NOTHING_FOLLOWS = "remove the comma that nothing follows";

  private final IniDocument document;

  Cures(IniDocument document) {
    this.document = document;
  }

  /** What helps against it. */
  String of(Finding finding) {
    String text = finding.text();
    String byKind = ofKind(finding);
    if (byKind != null) {
      return byKind;
    }
    for (String[] row : BY_TEXT) {
      if (text.contains(row[0])) {
        return row[1];
      }
    }
    KnownOption option = option(finding);
    return option == null ? "" : ofOption(finding, option);
  }

  /** Where what helps depends on the option or its value, null otherwise. */
  private @Nullable String ofKind(Finding finding) {
    String text = finding.text();
    String key = finding.key();
    if (text.contains("names unknown program or fcgi-program") && finding.piece() != null) {
      return ofUnknownMember(finding.piece());
    }
    if (text.contains("is badly formatted") && !text.contains("incomplete format key")) {
      boolean isTwice = key.equals("stdout_logfile") || key.equals("stderr_logfile");
      return "write a literal percent sign as " + (isTwice ? "%%%%" : "%%");
    }
    if (text.startsWith("cannot read ") && !text.contains("included file")) {
      return ofUnreadableFile(finding);
    }
    if (text.contains("this is deprecated")) {
      return "set " + key + " to NONE and " + key.replace("_logfile", "_syslog") + " to true";
    }
    if (text.contains("cannot be resolved within")) {
      return key.equals("result_handler")
          ? "remove it, or use supervisor.dispatchers:default_handler"
          : MAIN_INTERFACE + ", or remove the section";
    }
    return null;
  }

  private static String ofUnreadableFile(Finding finding) {
    String text = finding.text();
    if (text.startsWith("cannot read line ")) {
      return "correct that line";
    }
    if (text.endsWith(": it is not a regular file") || text.endsWith("larger than a mebibyte")) {
      return "name a small regular file";
    }
    if (text.endsWith(": permission denied")) {
      return "make it readable for the user of the daemon";
    }
    String path = finding.piece() == null ? "the file" : finding.piece();
    boolean isOfVariables = finding.key().startsWith("env");
    return isOfVariables && !finding.key().equals("environment")
        ? "make the file, or write -" + path + " if it may be missing"
        : "make the file, or correct its name";
  }

  private static String ofOption(Finding finding, KnownOption option) {
    String piece = finding.piece() == null ? finding.value() : finding.piece();
    if (piece != null && piece.isEmpty() && finding.piece() != null) {
      return NOTHING_FOLLOWS;
    }
    boolean isUpper = piece != null && piece.equals(piece.toUpperCase(Locale.ROOT));
    List<String> words = new ArrayList<>();
    for (String word : option.form().words()) {
      words.add(isUpper ? word.toUpperCase(Locale.ROOT) : word.toLowerCase(Locale.ROOT));
    }
    String written = piece == null || isUpper ? piece : piece.toLowerCase(Locale.ROOT);
    String meant = written == null ? null : Spelling.nearest(written, words);
    return meant == null
        ? "set " + option.key() + " to " + option.form().description()
        : "did you mean " + meant + "?";
  }

  private static @Nullable KnownOption option(Finding finding) {
    SectionKind kind = finding.section() == null ? null : SectionKind.of(finding.section());
    return kind == null ? null : kind.option(finding.key());
  }

  private String ofUnknownMember(String program) {
    if (program.isEmpty()) {
      return NOTHING_FOLLOWS;
    }
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
