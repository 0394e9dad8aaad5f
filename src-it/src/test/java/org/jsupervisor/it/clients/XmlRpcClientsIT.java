package org.jsupervisor.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.served.ServingDaemon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** XML-RPC clients make every call and see the same with the original's daemon and with ours. */
@PrivateDaemon
@Execution(ExecutionMode.CONCURRENT)
class XmlRpcClientsIT {
  private static final int CALLS = 63;

  private static final String SECTIONS =
      """
      [inet_http_server]
      port=127.0.0.1:@PORT@
      username=user
      password=wörd-secret
      [program:cat]
      command=/bin/cat
      startsecs=0
      [program:talk]
      command=/bin/sh -c "echo '<&> 日本'; exec sleep 1000"
      startsecs=0
      [program:web]
      command=/bin/sleep 1000
      numprocs=2
      process_name=%(program_name)s_%(process_num)02d
      startsecs=0
      [program:offidle]
      command=/bin/sleep 1000
      autostart=false
      [program:offquick]
      command=/bin/sh -c "sleep 0.5; exit 3"
      autostart=false
      startsecs=5
      startretries=0
      [program:offmissing]
      command=/nonexistent/program --flag
      autostart=false
      """;

  private static final String LATE =
      """
      [program:spät]
      command=/bin/sleep 1000
      startsecs=0
      """;

  @Test
  void pythonsClientOverTcp(Sandbox sandbox) {
    seesTheSame(sandbox, daemon -> python(daemon, tcp(daemon)));
  }

  @Test
  void pythonsClientOverUnixSocketsByTheTransportOfTheOriginal(Sandbox sandbox) {
    seesTheSame(sandbox, daemon -> python(daemon, daemon.socket()));
  }

  @Test
  void npmPackageSupervisordOverTcp(Sandbox sandbox) throws IOException, InterruptedException {
    Path modules = NpmPackages.install();
    seesTheSame(sandbox, daemon -> node(daemon, modules, "supervisord", tcp(daemon)));
  }

  @Test
  void npmPackageSupervisordOverUnixSockets(Sandbox sandbox)
      throws IOException, InterruptedException {
    Path modules = NpmPackages.install();
    seesTheSame(
        sandbox, daemon -> node(daemon, modules, "supervisord", "unix://" + daemon.socket()));
  }

  @Test
  void npmPackageNodeSupervisord(Sandbox sandbox) throws IOException, InterruptedException {
    Path modules = NpmPackages.install();
    seesTheSame(sandbox, daemon -> node(daemon, modules, "node-supervisord", tcp(daemon)));
  }

  @Test
  void phpOverTcp(Sandbox sandbox) {
    seesTheSame(sandbox, daemon -> php(daemon, tcp(daemon)));
  }

  @Test
  void phpOverUnixSockets(Sandbox sandbox) {
    seesTheSame(sandbox, daemon -> php(daemon, daemon.socket()));
  }

  private static void seesTheSame(Sandbox sandbox, Function<ServingDaemon, Outcome> client) {
    List<String> original = lines(sandbox, Product.STOCK, client);
    assertThat(original).hasSize(CALLS);
    List<String> ours = lines(sandbox, Product.OURS, client);
    assertThat(methods(ours)).containsSubsequence(methods(original));
    assertThat(ours.subList(1, ours.size())).isEqualTo(original.subList(1, CALLS));
  }

  /** The answer to the first call, {@code system.listMethods}: ours has further ones. */
  private static List<String> methods(List<String> lines) {
    Matcher name = Pattern.compile("\"(\\w+\\.\\w+)\"").matcher(lines.get(0));
    return name.results().map(found -> found.group(1)).collect(Collectors.toList());
  }

  private static List<String> lines(
      Sandbox sandbox, Product product, Function<ServingDaemon, Outcome> client) {
    String answers =
        ServingDaemon.use(
            sandbox,
            product,
            SECTIONS,
            daemon -> {
              daemon.extend(LATE);
              return client.apply(daemon).orFail().stdout();
            });
    return answers.lines().collect(Collectors.toList());
  }

  private static String tcp(ServingDaemon daemon) {
    return "http://user:w%C3%B6rd-secret@127.0.0.1:" + daemon.port();
  }

  private static Outcome python(ServingDaemon daemon, Object address) {
    return run(
        daemon, List.of("/usr/bin/python3", daemon.resource("clients/python_client.py")), address);
  }

  private static Outcome php(ServingDaemon daemon, Object address) {
    Path php = Machine.program("php");
    String question = "exit(extension_loaded('xmlrpc') ? 0 : 1);";
    boolean able = daemon.command(php, "-r", question).run().exit() == 0;
    Requirement.need(able, "PHP's extension xmlrpc");
    return run(daemon, List.of(php, daemon.resource("clients/php_client.php")), address);
  }

  private static Outcome node(
      ServingDaemon daemon, Path modules, String npmPackage, String address) {
    Path script = daemon.resource("clients/npm_client.js");
    List<Object> node = List.of("env", "NODE_PATH=" + modules, Machine.program("node"), script);
    List<Object> words = new ArrayList<>(node);
    words.add(npmPackage);
    return run(daemon, words, address);
  }

  private static Outcome run(ServingDaemon daemon, List<?> words, Object address) {
    List<Object> all = new ArrayList<>(words);
    all.add(daemon.resource("clients/calls.json"));
    all.add(address);
    return daemon.command(all.toArray()).run();
  }
}
