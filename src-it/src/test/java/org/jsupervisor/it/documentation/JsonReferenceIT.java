package org.jsupervisor.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** The page about JSON output and its schema tell the same. */
@PrivateDaemon
class JsonReferenceIT {
  private static final String PROPERTIES =
      """
      import json, sys
      definitions = json.load(open(sys.argv[1]))["$defs"]
      names = set()
      for definition in sys.argv[2:]:
          assert sorted(definitions[definition]["required"]) == sorted(definitions[definition]["properties"])
          names.update(definitions[definition]["properties"])
      print("\\n".join(names))
      """;

  @Test
  void everyMemberIsInThePageAndInTheSchema(Sandbox sandbox) {
    Set<String> head = Set.of("format", "command", "exit_status", "errors");
    assertThat(DocumentedTable.codes("json-output.md", "## Every answer", "member"))
        .isEqualTo(properties(sandbox, head, "error"));
    assertThat(properties(sandbox, Set.of(), "pid")).containsAll(head);
    assertSame(sandbox, head, "status", "process");
    assertSame(sandbox, head, "avail", "configured_process");
    assertSame(sandbox, head, "reread");
    assertSame(sandbox, head, "update", "group");
    assertSame(sandbox, head, "rolling-restart", "rolled_process");
    assertSame(sandbox, head, "scale", "scaled_program");
    assertSame(sandbox, head, "version");
    // The members of its processes are told in a sentence.
    assertThat(DocumentedTable.codes("json-output.md", "## pid", "member"))
        .containsExactly("daemon", "processes");
  }

  private static void assertSame(
      Sandbox sandbox, Set<String> head, String action, String... definitions) {
    Set<String> expected = properties(sandbox, Set.of(), action);
    expected.removeAll(head);
    expected.addAll(properties(sandbox, Set.of(), definitions));
    assertThat(DocumentedTable.codes("json-output.md", "## " + action, "member"))
        .isEqualTo(expected);
  }

  private static Set<String> properties(
      Sandbox sandbox, Set<String> others, String... definitions) {
    Object[] words = new Object[definitions.length + 4];
    words[0] = "/usr/bin/python3";
    words[1] = "-c";
    words[2] = PROPERTIES;
    words[3] = DocumentedTable.file("json-output.schema.json");
    System.arraycopy(definitions, 0, words, 4, definitions.length);
    Set<String> properties = new TreeSet<>(others);
    List<String> lines = sandbox.command(words).run().orFail().lines();
    properties.addAll(lines.stream().filter(line -> !line.isEmpty()).toList());
    return properties;
  }
}
