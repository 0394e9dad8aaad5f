package org.jsupervisor.it.golden;

import java.nio.file.Path;

/** Puts the placeholders of the recorded runs where two runs always differ. */
record RunNormalization(Path directory, Path program) {

  String text(String actual) {
    return actual
        .replace(directory.toString(), "DIR")
        .replace(program.toString(), "PROG")
        .replaceAll("(?m)^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} ", "TIME ")
        .replaceAll("\\bpid(:| )[1-9]\\d*", "pid$1PID")
        .replaceAll("(killing '[^']*' )\\(\\d+\\)", "$1(PID)")
        .replaceAll("uptime \\d+:\\d\\d:\\d\\d", "uptime H:MM:SS")
        .replaceAll("[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d [AP]M", "STOPTIME")
        .replaceAll("(---\\w+-)[a-z0-9_]{8}\\.log", "$1RANDOM8.log")
        .replaceAll("fd \\d+ closed", "fd FD closed")
        .replaceAll(" at (0x)?[0-9a-f]+ (for|with)", " at ADDR $2")
        .replaceAll("(socket|pipe):\\[\\d+\\]", "$1:[N]")
        .replaceAll("(started at )[A-Z][a-z]{2} [A-Z][a-z]{2} [0-9 ]\\d [0-9:]{8} \\d{4}", "$1CTIME")
        .replaceAll("when:\\d{10}", "when:EPOCH");
  }

  /** The lines a file shows; the end of its last line does not matter. */
  String content(String actual) {
    String text = text(actual);
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }
}
