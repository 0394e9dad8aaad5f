package org.jsupervisor.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.EventListenerPoolConfig;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.HttpServerConfig;
import org.jsupervisor.config.model.LogFileConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.model.SupervisordConfig.ParseMessage;
import org.jsupervisor.config.value.LogLevel;

/** Shows a loaded configuration in the shape of the recorded ones. */
final class ModelDump {
  private static final String UNIMPORTABLE = "unimportable:";

  private final FakeAccounts accounts;
  private final String workingDirectory;

  ModelDump(FakeAccounts accounts, String workingDirectory) {
    this.accounts = accounts;
    this.workingDirectory = workingDirectory;
  }

  /** The recorded shape, with the freedoms taken there removed. */
  Object recorded(JsonText result) {
    for (JsonText group : result.member("groups").items()) {
      Object handler = group.members().get("result_handler");
      if (handler != null) {
        group.members().put("result_handler", handler.toString().replace(UNIMPORTABLE, ""));
      }
    }
    for (JsonText group : result.member("groups").items()) {
      if (group.members().containsKey("pool_events")) {
        // The original keeps the types in no particular order.
        Set<String> types = new TreeSet<>();
        for (JsonText type : group.member("pool_events").items()) {
          types.add(String.valueOf(type.value()));
        }
        group.members().put("pool_events", types);
      }
    }
    Map<String, @Nullable Object> daemon = result.member("supervisord").members();
    String logfile = String.valueOf(daemon.get("logfile"));
    daemon.put("logfile", logfile.equals("syslog") ? logfile : absolute(logfile));
    daemon.put("pidfile", absolute(String.valueOf(daemon.get("pidfile"))));
    return result.members();
  }

  private String absolute(String path) {
    return PosixPath.absolute(workingDirectory, path);
  }

  Map<String, @Nullable Object> of(SupervisordConfig config) {
    Map<String, @Nullable Object> dump = new LinkedHashMap<>();
    List<Object> groups = new ArrayList<>();
    for (GroupConfig group : config.groups()) {
      groups.add(of(group));
    }
    List<Object> servers = new ArrayList<>();
    for (HttpServerConfig server : config.httpServers()) {
      servers.add(of(server));
    }
    List<Object> interfaces = new ArrayList<>();
    for (RpcInterfaceConfig plugin : config.rpcInterfaces()) {
      interfaces.add(List.of(plugin.name(), plugin.factory(), plugin.options()));
    }
    dump.put("groups", groups);
    dump.put("http_servers", servers);
    dump.put("parse_infos", messages(config, LogLevel.INFO));
    dump.put("parse_warnings", messages(config, LogLevel.WARN));
    dump.put("rpcinterfaces", interfaces);
    dump.put("supervisord", daemon(config));
    return dump;
  }

  private static List<String> messages(SupervisordConfig config, LogLevel level) {
    List<String> texts = new ArrayList<>();
    for (ParseMessage message : config.messages()) {
      if (message.level() == level) {
        texts.add(message.text());
      }
    }
    return texts;
  }

  private Map<String, @Nullable Object> daemon(SupervisordConfig config) {
    Map<String, @Nullable Object> dump = new LinkedHashMap<>();
    dump.put("childlogdir", config.childlogdir());
    dump.put("directory", config.directory());
    dump.put("environment", config.environment());
    dump.put("identifier", config.identifier());
    dump.put("logfile", config.logfile());
    dump.put("logfile_backups", (long) config.logfileBackups());
    dump.put("logfile_maxbytes", config.logfileMaxbytes().bytes());
    dump.put("loglevel", (long) config.loglevel().number());
    dump.put("minfds", (long) config.minfds());
    dump.put("minprocs", (long) config.minprocs());
    dump.put("nocleanup", config.nocleanup());
    dump.put("nodaemon", config.nodaemon());
    dump.put("pidfile", config.pidfile());
    dump.put("silent", config.silent());
    dump.put("strip_ansi", config.stripAnsi());
    dump.put("umask", (long) config.umask());
    Integer uid = config.uid();
    dump.put("user", uid == null ? null : accounts.nameOf(uid));
    return dump;
  }

  private Map<String, @Nullable Object> of(GroupConfig group) {
    Map<String, @Nullable Object> dump = new LinkedHashMap<>();
    dump.put("class", group.getClass().getSimpleName());
    dump.put("name", group.name());
    dump.put("priority", (long) group.priority());
    List<Object> processes = new ArrayList<>();
    for (ProcessConfig process : group.processes()) {
      processes.add(of(process));
    }
    dump.put("processes", processes);
    if (group instanceof EventListenerPoolConfig pool) {
      dump.put("buffer_size", (long) pool.bufferSize());
      dump.put("result_handler", pool.resultHandler());
      Set<String> classes = new TreeSet<>();
      for (String event : pool.events()) {
        classes.add(eventClass(event));
      }
      dump.put("pool_events", classes);
    }
    return dump;
  }

  /** The recorded data names classes such as {@code ProcessStateFatalEvent}. */
  private static String eventClass(String event) {
    StringBuilder name = new StringBuilder();
    for (String word : event.split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.append("Event").toString();
  }

  private Map<String, @Nullable Object> of(ProcessConfig process) {
    Map<String, @Nullable Object> dump = new LinkedHashMap<>();
    dump.put("name", process.name());
    dump.put("command", process.command());
    Integer uid = process.uid();
    dump.put("uid", uid == null ? null : "uid-of:" + accounts.nameOf(uid));
    dump.put("directory", process.directory());
    Integer umask = process.umask();
    dump.put("umask", umask == null ? null : (long) umask);
    dump.put("priority", (long) process.priority());
    dump.put("autostart", process.autostart());
    dump.put(
        "autorestart",
        switch (process.autorestart()) {
          case ALWAYS -> "true";
          case NEVER -> false;
          case UNEXPECTED -> "unexpected";
        });
    dump.put("startsecs", process.startsecs().toSeconds());
    dump.put("startretries", (long) process.startretries());
    dump.put("stopsignal", (long) process.stopsignal().number());
    dump.put("stopwaitsecs", process.stopwaitsecs().toSeconds());
    dump.put("stopasgroup", process.stopasgroup());
    dump.put("killasgroup", process.killasgroup());
    List<Object> codes = new ArrayList<>();
    for (int code : process.exitcodes().codes()) {
      codes.add((long) code);
    }
    dump.put("exitcodes", codes);
    dump.put("redirect_stderr", process.redirectStderr());
    dump.put("environment", process.environment());
    dump.put("serverurl", process.serverurl());
    addChannel(dump, "stdout", process.stdout());
    addChannel(dump, "stderr", process.stderr());
    return dump;
  }

  private static void addChannel(
      Map<String, @Nullable Object> dump, String channel, LogFileConfig file) {
    boolean isAuto = file.target() == LogFileConfig.Target.AUTO;
    dump.put(channel + "_logfile", isAuto ? "AUTO" : file.path());
    dump.put(channel + "_logfile_backups", (long) file.backups());
    dump.put(channel + "_logfile_maxbytes", file.maxbytes().bytes());
    dump.put(channel + "_capture_maxbytes", file.captureMaxbytes().bytes());
    dump.put(channel + "_events_enabled", file.eventsEnabled());
    dump.put(channel + "_syslog", file.syslog());
  }

  private static Map<String, @Nullable Object> of(HttpServerConfig server) {
    Map<String, @Nullable Object> dump = new LinkedHashMap<>();
    int colon = server.section().indexOf(':');
    dump.put("name", colon < 0 ? null : server.section().substring(colon + 1));
    dump.put("section", server.section());
    dump.put("username", server.username());
    dump.put("password", server.password());
    if (server instanceof HttpServerConfig.Inet inet) {
      dump.put("family", 2L);
      dump.put("host", inet.host());
      dump.put("port", (long) inet.port());
    } else if (server instanceof HttpServerConfig.Unix unix) {
      dump.put("family", 1L);
      dump.put("file", unix.file());
      dump.put("chmod", (long) unix.chmod());
      dump.put("chown", List.of((long) unix.uid(), (long) unix.gid()));
    }
    return dump;
  }
}
