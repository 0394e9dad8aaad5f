package org.jsupervisor.it.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** The sample configurations of the original and ours have the same sections and options. */
@PrivateDaemon
class SampleConfigIT {
  private static final Pattern LINE =
      Pattern.compile("^(;?)(?:(\\[[^]]+])|([a-z_.]+) ?=([^;\\n]*))", Pattern.MULTILINE);

  private static Outcome sample(Sandbox sandbox, Product product, Object... arguments) {
    Object[] words = new Object[arguments.length + 1];
    words[0] = product.sampleConfig();
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return sandbox.command(words).run().orFail();
  }

  /** Every option under its section, with its value unless it is commented out. */
  private static Set<String> options(String sample) {
    Set<String> options = new TreeSet<>();
    String section = "";
    Matcher line = LINE.matcher(sample);
    while (line.find()) {
      boolean isComment = !line.group(1).isEmpty();
      if (line.group(2) != null) {
        section = line.group(1) + line.group(2);
        options.add(section);
      } else {
        String value = isComment ? "" : "=" + line.group(4).strip();
        options.add(section + " " + line.group(1) + line.group(3) + value);
      }
    }
    return options;
  }

  @Test
  void sectionsAndOptionsAreTheSame(Sandbox sandbox) {
    Machine.assumeInstalled(Product.STOCK);
    Set<String> original = options(sample(sandbox, Product.STOCK).stdout());
    assertThat(original).hasSizeGreaterThan(80);
    assertThat(options(sample(sandbox, Product.OURS).stdout())).isEqualTo(original);
  }

  @Test
  void argumentsAreIgnoredAndNothingElseIsSaid(Sandbox sandbox) {
    String plain = sample(sandbox, Product.OURS).stdout();
    Outcome more = sample(sandbox, Product.OURS, "--help", "x");
    assertThat(more.stdout()).isEqualTo(plain);
    assertThat(more.stderr()).isEmpty();
    assertThat(plain).isNotEqualTo(sample(sandbox, Product.STOCK).stdout()).endsWith("\n");
  }

  /** What scripts do: print it into a file and turn options on with sed. */
  @Test
  void sedTurnsOptionsOn(Sandbox sandbox) {
    Machine.assumeInstalled(Product.STOCK);
    sandbox.write(
        "edit.sh",
        """
        cd @DIR@ && "$1" >"$2" && sed -i -e 's/^;\\[inet_http_server\\]/[inet_http_server]/' \\
          -e 's/^;port=127.0.0.1:9001/port=127.0.0.1:@PORT@/' -e 's/^nodaemon=false/nodaemon=true/' \\
          "$2" && grep -c '^nodaemon=true\\|^port=127.0.0.1:@PORT@\\|^.inet_http_server.' "$2"
        """);
    for (Product product : Product.values()) {
      String edited =
          sandbox
              .command(
                  "sh", sandbox.directory().resolve("edit.sh"), product.sampleConfig(), product)
              .run()
              .stdout();
      assertThat(edited).as(product.name()).isEqualTo("3\n");
    }
    assertThat(sandbox.daemon("--check", "-c", sandbox.directory().resolve("OURS")).run().exit())
        .isZero();
  }
}
