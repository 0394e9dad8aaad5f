package org.jsupervisor.config.listing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.extension.EndOptions;
import org.jsupervisor.config.extension.PolicyListing;
import org.jsupervisor.config.model.EventListenerPoolConfig;
import org.jsupervisor.config.model.FastCgiSocketConfig;
import org.jsupervisor.config.model.HttpServerConfig;
import org.jsupervisor.config.model.LogFileConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.model.SyslogServerConfig;
import org.jsupervisor.config.schema.KnownOption;
import org.jsupervisor.config.schema.PolicyTables;
import org.jsupervisor.config.schema.SectionKind;
import org.jsupervisor.config.value.Accounts;
import org.jsupervisor.config.value.SecretTexts;
import org.jsupervisor.config.value.Signal;

/**
 * The options that stand for a part of the model, in the order of {@link SectionKind}: texts,
 * integers, booleans, byte sizes, and maps for environments. Options without a value are left out.
 */
final class EffectiveOptions {
  private static final String STDOUT = "stdout_";
  private static final String STDERR = "stderr_";

  private final Accounts accounts;
  private final Secrets secrets;
  private final SecretTexts texts;

  /**
   * @param texts what nobody may be shown of sections other than those of processes
   */
  EffectiveOptions(Accounts accounts, Secrets secrets, SecretTexts texts) {
    this.accounts = accounts;
    this.secrets = secrets;
    this.texts = texts;
  }

  Map<String, Object> of(SupervisordConfig config) {
    Map<String, Object> options = new LinkedHashMap<>();
    for (KnownOption option : SectionKind.SUPERVISORD.options()) {
      put(options, option.key(), valueOf(option.key(), config));
    }
    return secrets.masked(options, texts);
  }

  private @Nullable Object valueOf(String key, SupervisordConfig config) {
    return switch (key) {
      case "logfile" -> config.logfile();
      case "logfile_maxbytes" -> config.logfileMaxbytes();
      case "logfile_backups" -> config.logfileBackups();
      case "loglevel" -> config.loglevel().name().toLowerCase(Locale.ROOT);
      case "pidfile" -> config.pidfile();
      case "umask" -> octal(config.umask());
      case "nodaemon" -> config.nodaemon();
      case "silent" -> config.silent();
      case "minfds" -> config.minfds();
      case "minprocs" -> config.minprocs();
      case "nocleanup" -> config.nocleanup();
      case "childlogdir" -> config.childlogdir();
      case "user" -> user(config.uid());
      case "directory" -> config.directory();
      case "strip_ansi" -> config.stripAnsi();
      case "environment" -> secrets.pairs(config.environment());
      case "identifier" -> config.identifier();
      case "strict_plugins" -> config.strictPlugins() ? true : null;
      case "exit_when", "shutdown_timeout" -> EndOptions.listOfDaemon(config.end()).get(key);
      case "syslog_server" -> address(config.syslogServer());
      default -> throw new IllegalArgumentException("cannot show option " + key);
    };
  }

  private static @Nullable String address(@Nullable SyslogServerConfig server) {
    return server == null ? null : server.text();
  }

  /**
   * The options of one process.
   *
   * @param common pairs of the daemon, or of files, which the process has without naming them
   */
  Map<String, Object> of(ProcessConfig process, Map<String, String> common) {
    Map<String, Object> options = new LinkedHashMap<>();
    for (KnownOption option : SectionKind.PROGRAM.options()) {
      String key = option.key();
      if (PolicyTables.has(key)) {
        // Listed below, where it is asked for.
        continue;
      }
      if (key.startsWith(STDOUT)) {
        put(options, key, channel(key.substring(STDOUT.length()), process.stdout()));
      } else if (key.startsWith(STDERR)) {
        put(options, key, channel(key.substring(STDERR.length()), process.stderr()));
      } else if (!key.startsWith("numprocs")) {
        put(options, key, valueOf(key, process, common));
      }
    }
    options.putAll(PolicyListing.of(process.policies()));
    return secrets.masked(options, process.secrets());
  }

  private @Nullable Object valueOf(String key, ProcessConfig process, Map<String, String> common) {
    return switch (key) {
      case "command" -> process.command();
      case "process_name" -> process.name();
      case "priority" -> process.priority();
      case "autostart" -> process.autostart();
      case "autorestart" ->
          switch (process.autorestart()) {
            case ALWAYS -> "true";
            case NEVER -> "false";
            case UNEXPECTED -> "unexpected";
          };
      case "startsecs" -> (int) process.startsecs().toSeconds();
      case "startretries" -> process.startretries();
      case "exitcodes" -> codes(process);
      case "stopsignal" -> signal(process.stopsignal());
      case "stopwaitsecs" -> (int) process.stopwaitsecs().toSeconds();
      case "stopasgroup" -> process.stopasgroup();
      case "killasgroup" -> process.killasgroup();
      case "user" -> user(process.uid());
      case "umask" -> process.umask() == null ? null : octal(process.umask());
      case "directory" -> process.directory();
      case "environment" -> secrets.pairs(ownPairs(process, common));
      case "serverurl" -> process.serverurl() == null ? "AUTO" : process.serverurl();
      case "redirect_stderr" -> process.redirectStderr();
      default -> throw new IllegalArgumentException("cannot show option " + key);
    };
  }

  private static @Nullable Object channel(String key, LogFileConfig log) {
    return switch (key) {
      case "logfile" -> log.text();
      case "logfile_maxbytes" -> log.maxbytes();
      case "logfile_backups" -> log.backups();
      case "capture_maxbytes" -> log.captureMaxbytes();
      case "events_enabled" -> log.eventsEnabled();
      case "syslog" -> log.syslog();
      default -> throw new IllegalArgumentException("cannot show channel option " + key);
    };
  }

  Map<String, Object> of(EventListenerPoolConfig pool) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("events", String.join(",", pool.events()));
    options.put("buffer_size", pool.bufferSize());
    options.put("result_handler", pool.resultHandler());
    return options;
  }

  Map<String, Object> of(FastCgiSocketConfig socket) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("socket", socket.url());
    put(options, "socket_backlog", socket.backlog());
    if (socket instanceof FastCgiSocketConfig.Unix unix) {
      put(options, "socket_owner", owner(unix.uid(), unix.gid()));
      options.put("socket_mode", octal(unix.mode()));
    }
    return options;
  }

  Map<String, Object> of(HttpServerConfig server) {
    Map<String, Object> options = new LinkedHashMap<>();
    if (server instanceof HttpServerConfig.Inet inet) {
      options.put("port", (inet.host().isEmpty() ? "*" : inet.host()) + ":" + inet.port());
      if (!inet.allowedHosts().isEmpty()) {
        options.put("allowed_hosts", String.join(",", inet.allowedHosts()));
      }
    } else if (server instanceof HttpServerConfig.Unix unix) {
      options.put("file", unix.file());
      options.put("chmod", octal(unix.chmod()));
      put(options, "chown", owner(unix.uid(), unix.gid()));
    }
    put(options, "username", server.username());
    put(options, "password", secrets.value("password", server.password()));
    return secrets.masked(options, texts);
  }

  Map<String, Object> ofPlugin(String factory, Map<String, String> others) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("supervisor.rpcinterface_factory", factory);
    options.putAll(secrets.pairs(others));
    return secrets.masked(options, texts);
  }

  private static void put(Map<String, Object> options, String key, @Nullable Object value) {
    if (value != null) {
      options.put(key, value);
    }
  }

  private static Map<String, String> ownPairs(ProcessConfig process, Map<String, String> common) {
    Map<String, String> own = new LinkedHashMap<>();
    for (Map.Entry<String, String> pair : process.environment().entrySet()) {
      if (!pair.getValue().equals(common.get(pair.getKey()))) {
        own.put(pair.getKey(), pair.getValue());
      }
    }
    return own;
  }

  private static String codes(ProcessConfig process) {
    StringBuilder text = new StringBuilder();
    for (int code : process.exitcodes().codes()) {
      text.append(text.length() == 0 ? "" : ",").append(code);
    }
    return text.toString();
  }

  private static String signal(Signal signal) {
    String name = signal.name();
    return name.startsWith("SIG") ? name.substring(3) : Integer.toString(signal.number());
  }

  private static String octal(int mode) {
    return (mode < 0 ? "-0" : "0") + Integer.toString(Math.abs(mode), 8);
  }

  /** The name, unless another uid has it too. */
  private @Nullable String user(@Nullable Integer uid) {
    if (uid == null) {
      return null;
    }
    String name = accounts.userNumbered(uid).map(Accounts.Account::name).orElse("");
    boolean isBack = accounts.userNamed(name).map(Accounts.Account::uid).orElse(-1).equals(uid);
    return isBack ? name : uid.toString();
  }

  private static @Nullable String owner(int uid, int gid) {
    return uid < 0 ? null : gid < 0 ? Integer.toString(uid) : uid + ":" + gid;
  }
}
