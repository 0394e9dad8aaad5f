package org.jsupervisor.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ImportTableTest {
  /** Every dependency between two of our packages, with one place each. */
  private static final Map<String, Map<String, String>> IMPORTS = imports();

  @Test
  void packagesImportOnlyWhatTheTableLists() {
    Set<String> offences = new TreeSet<>();
    IMPORTS.forEach(
        (importer, places) ->
            places.forEach(
                (imported, place) -> {
                  if (!may(ImportTable.allowed(), importer, imported)
                      && !may(ImportTable.exceptions(), importer, imported)) {
                    offences.add(importer + " -> " + imported + ", as in " + place);
                  }
                }));
    assertThat(offences)
        .as(
            "move the code, or pass what it needs as an argument; an exception goes into"
                + " ImportTable with an issue's number")
        .isEmpty();
  }

  @Test
  void exceptionsAreNeeded() {
    Set<String> needless = new TreeSet<>();
    ImportTable.exceptions()
        .forEach(
            (importer, all) -> {
              for (String imported : all) {
                if (!may(places(), importer, imported)
                    || may(ImportTable.allowed(), importer, imported)) {
                  needless.add(importer + " -> " + imported);
                }
              }
            });
    assertThat(needless).as("remove these exceptions from ImportTable").isEmpty();
  }

  @Test
  void tableListsEveryPackageAndNoOther() {
    Set<String> packages = new TreeSet<>();
    for (JavaClass type : Project.classes()) {
      packages.add(Project.packageOf(type));
    }
    assertThat(ImportTable.allowed().keySet())
        .as("a new package gets a row in ImportTable, a removed one loses it")
        .isEqualTo(packages);
  }

  @Test
  void packagesFormNoCycle() {
    SlicesRuleDefinition.slices()
        .assignedFrom(new ByPackage())
        .should()
        .beFreeOfCycles()
        .because("a cycle makes one package of two: move the shared type to the lower of them")
        .check(Project.classes());
  }

  private static boolean may(Map<String, Set<String>> table, String importer, String imported) {
    return table.getOrDefault(importer, Set.of()).contains(imported);
  }

  private static Map<String, Set<String>> places() {
    Map<String, Set<String>> found = new TreeMap<>();
    IMPORTS.forEach((importer, places) -> found.put(importer, places.keySet()));
    return found;
  }

  private static Map<String, Map<String, String>> imports() {
    Map<String, Map<String, String>> imports = new TreeMap<>();
    for (JavaClass type : Project.classes()) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        String importer = Project.packageOf(type);
        if (Project.isOurs(target) && !Project.packageOf(target).equals(importer)) {
          imports
              .computeIfAbsent(importer, name -> new TreeMap<>())
              .putIfAbsent(Project.packageOf(target), dependency.getDescription());
        }
      }
    }
    return imports;
  }

  /** Makes one slice of each of our packages. */
  private static final class ByPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return Project.isOurs(type)
          ? SliceIdentifier.of(Project.packageOf(type))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "our packages";
    }
  }
}
