package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlobTest {
  @Test
  void patternsMatchAsInAShell() {
    assertThat(Glob.matches("*.conf", 0, "a.conf", 0)).isTrue();
    assertThat(Glob.matches("*.conf", 0, "a.confx", 0)).isFalse();
    assertThat(Glob.matches("a?c", 0, "a\ud83d\ude00c", 0)).isTrue();
    assertThat(Glob.matches("[a-c]x", 0, "bx", 0)).isTrue();
    assertThat(Glob.matches("[!a-c]x", 0, "bx", 0)).isFalse();
    assertThat(Glob.matches("[]x]", 0, "]", 0)).isTrue();
    assertThat(Glob.matches("[a-", 0, "[a-", 0)).isTrue();
    assertThat(Glob.matches("[^a]", 0, "^", 0)).isTrue();
    assertThat(Glob.matches("{a,b}", 0, "a", 0)).isFalse();
  }

  @Test
  void matchesAreSortedAndDirectoriesMayHoldWildcards(@TempDir Path directory) throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    files.file("b/x.ini", "").file("a/x.ini", "").file("a/.y.ini", "").file("c/z.conf", "");
    Glob glob = new Glob(new Paths(files.machine()));
    List<String> found = new ArrayList<>();
    for (String path : glob.matches(directory + "/*/*.ini")) {
      found.add(path.replace(directory + "/", ""));
    }
    assertThat(found).containsExactly("a/x.ini", "b/x.ini");
    assertThat(glob.matches(directory + "/*/x.ini")).hasSize(2);
    assertThat(glob.matches(directory + "/a/.*")).containsExactly(directory + "/a/.y.ini");
    assertThat(glob.matches(directory + "/a/x.ini")).containsExactly(directory + "/a/x.ini");
    assertThat(glob.matches(directory + "/none")).isEmpty();
    assertThat(glob.matches(directory + "/**/x.ini")).hasSize(2);
  }
}
