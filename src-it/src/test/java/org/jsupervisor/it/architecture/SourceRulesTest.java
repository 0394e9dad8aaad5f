package org.jsupervisor.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SourceRulesTest {
  private static final int FILE_LINES = 400;
  private static final int FILE_LINES_IN_HALF = 120;
  private static final int METHOD_LINES = 40;

  /** Exceptions: one line per error number, longer only by being complete (issue 2). */
  private static final Set<String> LONG_TABLES = Set.of("Errno.java name", "Errno.java text");

  private static final Pattern TODO = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
  private static final Pattern TODO_OF_AN_ISSUE = Pattern.compile("\\bTODO\\(#\\d+\\): \\S");

  @Test
  void noFileIsLongerThanItsBudget() {
    Set<String> offences = new TreeSet<>();
    for (SourceFile file : SourceFile.all()) {
      if (file.lines().size() > FILE_LINES) {
        offences.add(file.at(1) + " has " + file.lines().size() + " lines");
      }
    }
    assertThat(offences).as("split files of more than " + FILE_LINES + " lines").isEmpty();
  }

  @Test
  void halfOfTheFilesAreShort() {
    long few =
        SourceFile.all().stream().filter(file -> file.lines().size() < FILE_LINES_IN_HALF).count();
    assertThat(2 * few)
        .as("files under " + FILE_LINES_IN_HALF + " lines, doubled: split the longer ones")
        .isGreaterThan(SourceFile.all().size());
  }

  @Test
  void noMethodIsLongerThanItsBudget() {
    Set<String> offences = new TreeSet<>();
    for (SourceFile file : SourceFile.all()) {
      for (SourceFile.Part method : file.methods()) {
        String name = file.path().getFileName() + " " + method.name();
        if (method.lineCount() > METHOD_LINES && !LONG_TABLES.contains(name)) {
          offences.add(
              file.at(method.firstLine())
                  + " "
                  + method.name()
                  + " has "
                  + method.lineCount()
                  + " lines");
        }
      }
    }
    assertThat(offences).as("split methods of more than " + METHOD_LINES + " lines").isEmpty();
  }

  @Test
  void todoNamesItsIssue() {
    Set<String> offences = new TreeSet<>();
    for (SourceFile file : SourceFile.all()) {
      for (int index = 0; index < file.lines().size(); index++) {
        String line = file.lines().get(index);
        if (TODO.matcher(line).find() && !TODO_OF_AN_ISSUE.matcher(line).find()) {
          offences.add(file.at(index + 1) + " " + line.strip());
        }
      }
    }
    assertThat(offences).as("do it, or open an issue and write TODO(#7): what is left").isEmpty();
  }

  @Test
  void onlyTheLoopCatchesEverything() {
    Set<String> offences = new TreeSet<>();
    for (SourceFile file : SourceFile.all()) {
      if (!file.path().endsWith(Path.of("loop", "EventLoop.java"))) {
        for (SourceFile.Part clause : file.wideCatches()) {
          offences.add(file.at(clause.firstLine()) + " catches " + clause.name());
        }
      }
    }
    assertThat(offences)
        .as("catch the exceptions you can handle; the loop logs the others")
        .isEmpty();
  }

  @Test
  void everyTypeSaysWhatItIs() {
    Set<String> offences = new TreeSet<>();
    for (SourceFile file : SourceFile.all()) {
      for (SourceFile.Part type : file.undocumentedTypes()) {
        offences.add(file.at(type.firstLine()));
      }
    }
    assertThat(offences)
        .as("write one sentence of Javadoc: an imperative or a noun phrase")
        .isEmpty();
  }

  @Test
  void everyPackageIsDescribedAndNullMarked() {
    Set<String> offences = new TreeSet<>();
    for (JavaClass type : Project.classes()) {
      boolean isMarked =
          type.getPackage()
              .tryGetPackageInfo()
              .map(info -> info.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
              .orElse(false);
      if (!isMarked) {
        offences.add(type.getPackageName());
      }
    }
    assertThat(offences)
        .as("add a package-info.java with two to six sentences and @NullMarked")
        .isEmpty();
  }
}
