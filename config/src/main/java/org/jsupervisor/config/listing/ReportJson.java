package org.jsupervisor.config.listing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.check.ConfigReport;
import org.jsupervisor.config.check.Problem;
import org.jsupervisor.config.json.JsonWriter;
import org.jsupervisor.config.model.EventListenerPoolConfig;
import org.jsupervisor.config.model.FastCgiGroupConfig;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.HttpServerConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.value.Accounts;
import org.jsupervisor.config.value.SecretTexts;

/** Writes a report, and the configuration in effect if asked for, as JSON for programs. */
public final class ReportJson {
  private static final int FORMAT = 1;

  private final EffectiveOptions options;

  private ReportJson(Accounts accounts, Secrets secrets, SecretTexts texts) {
    this.options = new EffectiveOptions(accounts, secrets, texts);
  }

  /** The problems alone. */
  public static String of(ConfigReport report) {
    return JsonWriter.write(head(report));
  }

  /** The problems and the configuration, which is null if a start would refuse it. */
  public static String withConfig(ConfigReport report, Accounts accounts, Secrets secrets) {
    Map<String, @Nullable Object> document = head(report);
    SupervisordConfig config = report.config();
    document.put(
        "configuration",
        config == null ? null : new ReportJson(accounts, secrets, config.secrets()).of(config));
    return JsonWriter.write(document);
  }

  private static Map<String, @Nullable Object> head(ConfigReport report) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("format", FORMAT);
    document.put("file", report.configFile());
    document.put("errors", report.errors());
    document.put("warnings", report.warnings());
    List<Object> problems = new ArrayList<>();
    for (Problem problem : report.problems()) {
      problems.add(of(problem));
    }
    document.put("problems", problems);
    return document;
  }

  private static Map<String, @Nullable Object> of(Problem problem) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    members.put("file", problem.file());
    members.put("line", problem.line() == 0 ? null : problem.line());
    members.put("section", problem.section());
    members.put("key", problem.key().isEmpty() ? null : problem.key());
    members.put("value", Secrets.HIDDEN.value(problem.key(), problem.value()));
    members.put("text", problem.text());
    members.put("cure", problem.cure().isEmpty() ? null : problem.cure());
    return members;
  }

  private Map<String, Object> of(SupervisordConfig config) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("supervisord", options.of(config));
    List<Object> servers = new ArrayList<>();
    for (HttpServerConfig server : config.httpServers()) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("section", server.section());
      shown.putAll(options.of(server));
      servers.add(shown);
    }
    members.put("http_servers", servers);
    List<Object> plugins = new ArrayList<>();
    for (RpcInterfaceConfig plugin : config.rpcInterfaces()) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("name", plugin.name());
      shown.putAll(options.ofPlugin(plugin.factory(), plugin.options()));
      plugins.add(shown);
    }
    members.put("rpcinterfaces", plugins);
    List<Object> groups = new ArrayList<>();
    for (GroupConfig group : config.groups()) {
      groups.add(of(group));
    }
    members.put("groups", groups);
    return members;
  }

  private Map<String, Object> of(GroupConfig group) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", group.name());
    members.put("kind", "programs");
    members.put("priority", group.priority());
    if (group instanceof EventListenerPoolConfig pool) {
      members.put("kind", "eventlistener");
      members.putAll(options.of(pool));
    } else if (group instanceof FastCgiGroupConfig fastCgi) {
      members.put("kind", "fcgi-program");
      members.putAll(options.of(fastCgi.socket()));
    }
    List<Object> processes = new ArrayList<>();
    for (ProcessConfig process : group.processes()) {
      // Here each process names all it gets, the daemon's pairs included.
      Map<String, Object> shown = options.of(process, Map.of());
      if (process.socket() != null && !(group instanceof FastCgiGroupConfig)) {
        shown.putAll(options.of(process.socket()));
      }
      processes.add(shown);
    }
    members.put("processes", processes);
    return members;
  }
}
