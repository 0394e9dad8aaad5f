package org.jsupervisor.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.served.ServingDaemon;
import org.junit.jupiter.api.Test;

/** Ansible's module supervisorctl works with our client and daemon as with the original's. */
@PrivateDaemon
class AnsibleIT {
  private static final int TASKS = 15;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final String SECTIONS =
      """
      [inet_http_server]
      port=127.0.0.1:@PORT@
      username=user
      password=secret
      [program:cat]
      command=/bin/cat
      startsecs=0
      [program:web]
      command=/bin/sleep 1000
      numprocs=2
      process_name=%(program_name)s_%(process_num)02d
      startsecs=0
      [program:offmissing]
      command=/nonexistent/program
      autostart=false
      """;

  private static final String ADDED =
      """
      [program:added]
      command=/bin/sleep 1000
      startsecs=0
      """;

  @Test
  void doesAndReportsTheSame(Sandbox sandbox) {
    String original = report(sandbox, Product.STOCK);
    assertThat(original.lines().filter(line -> line.startsWith("TASK")))
        .as(original)
        .hasSize(TASKS);
    assertThat(report(sandbox, Product.OURS)).isEqualTo(original);
  }

  /** The results of all tasks, without the lines that frame them. */
  private static String report(Sandbox sandbox, Product product) {
    return ServingDaemon.use(
        sandbox,
        product,
        SECTIONS,
        daemon -> {
          daemon.extend(ADDED);
          Outcome outcome = play(daemon);
          assertThat(outcome.exit()).as(outcome::toString).isZero();
          return outcome
              .stdout()
              .replace(product.client().toString(), "@CLIENT@")
              .lines()
              .map(String::strip)
              .collect(Collectors.joining("\n"));
        });
  }

  private static Outcome play(ServingDaemon daemon) {
    Path ansible = Machine.program("ansible-playbook");
    Path playbook = daemon.resource("clients/playbook.yml");
    return daemon
        .command(ansible, "-v", "-i", "localhost,", "-e", "client=" + client(daemon), playbook)
        .with("HOME", daemon.directory().toString())
        .with("ANSIBLE_LOCALHOST_WARNING", "false")
        .with("ANSIBLE_STDOUT_CALLBACK", "default")
        .with("ANSIBLE_PYTHON_INTERPRETER", "/usr/bin/python3")
        .with("ANSIBLE_NOCOLOR", "1")
        .start()
        .await(PATIENCE);
  }

  private static Path client(ServingDaemon daemon) {
    return daemon.product().client();
  }
}
