package org.jsupervisor.config.schema;

import static org.jsupervisor.config.schema.OptionForm.ADDRESS;
import static org.jsupervisor.config.schema.OptionForm.AUTORESTART;
import static org.jsupervisor.config.schema.OptionForm.BACKLOG;
import static org.jsupervisor.config.schema.OptionForm.BOOLEAN;
import static org.jsupervisor.config.schema.OptionForm.COMMAND;
import static org.jsupervisor.config.schema.OptionForm.COUNT;
import static org.jsupervisor.config.schema.OptionForm.DIRECTORY;
import static org.jsupervisor.config.schema.OptionForm.EVENTS;
import static org.jsupervisor.config.schema.OptionForm.EXIT_CODES;
import static org.jsupervisor.config.schema.OptionForm.EXIT_WHEN;
import static org.jsupervisor.config.schema.OptionForm.FILE;
import static org.jsupervisor.config.schema.OptionForm.LEVEL;
import static org.jsupervisor.config.schema.OptionForm.LOG_FILE;
import static org.jsupervisor.config.schema.OptionForm.NAMES;
import static org.jsupervisor.config.schema.OptionForm.NUMBER;
import static org.jsupervisor.config.schema.OptionForm.OCTAL;
import static org.jsupervisor.config.schema.OptionForm.OWNER;
import static org.jsupervisor.config.schema.OptionForm.PAIRS;
import static org.jsupervisor.config.schema.OptionForm.PATTERNS;
import static org.jsupervisor.config.schema.OptionForm.SECONDS;
import static org.jsupervisor.config.schema.OptionForm.SIGNAL;
import static org.jsupervisor.config.schema.OptionForm.SIZE;
import static org.jsupervisor.config.schema.OptionForm.SOCKET;
import static org.jsupervisor.config.schema.OptionForm.SYSLOG_SERVER;
import static org.jsupervisor.config.schema.OptionForm.TEXT;
import static org.jsupervisor.config.schema.OptionForm.URL;
import static org.jsupervisor.config.schema.OptionForm.USER;

/** Every option of every kind of section. */
final class OptionTables {
  static final KnownOption[] SUPERVISORD = {
    option("logfile", FILE),
    option("logfile_maxbytes", SIZE),
    option("logfile_backups", NUMBER),
    option("loglevel", LEVEL),
    option("pidfile", FILE),
    option("umask", OCTAL),
    option("nodaemon", BOOLEAN),
    option("silent", BOOLEAN),
    option("minfds", NUMBER),
    option("minprocs", NUMBER),
    option("nocleanup", BOOLEAN),
    option("childlogdir", DIRECTORY),
    option("user", USER),
    option("directory", DIRECTORY),
    option("strip_ansi", BOOLEAN),
    option("environment", PAIRS),
    option("identifier", TEXT),
    option("strict_plugins", BOOLEAN),
    option("exit_when", EXIT_WHEN),
    option("shutdown_timeout", SECONDS),
    option("syslog_server", SYSLOG_SERVER)
  };

  static final KnownOption[] UNIX_HTTP_SERVER = {
    option("file", FILE),
    option("chmod", OCTAL),
    option("chown", OWNER),
    option("username", TEXT),
    option("password", TEXT)
  };

  static final KnownOption[] INET_HTTP_SERVER = {
    option("port", ADDRESS),
    option("allowed_hosts", NAMES),
    option("username", TEXT),
    option("password", TEXT)
  };

  static final KnownOption[] SUPERVISORCTL = {
    option("serverurl", URL),
    option("username", TEXT),
    option("password", TEXT),
    option("prompt", TEXT),
    option("history_file", FILE),
    option("strict_plugins", BOOLEAN)
  };

  static final KnownOption[] INCLUDE = {option("files", PATTERNS)};

  static final KnownOption[] RPCINTERFACE = {option("supervisor.rpcinterface_factory", TEXT)};

  static final KnownOption[] CTLPLUGIN = {option("supervisor.ctl_factory", TEXT)};

  static final KnownOption[] GROUP = {option("programs", NAMES), option("priority", NUMBER)};

  static final KnownOption[] PROGRAM = {
    option("command", COMMAND),
    option("process_name", TEXT),
    option("numprocs", NUMBER),
    option("numprocs_start", NUMBER),
    option("priority", NUMBER),
    option("autostart", BOOLEAN),
    option("autorestart", AUTORESTART),
    option("startsecs", NUMBER),
    option("startretries", NUMBER),
    option("exitcodes", EXIT_CODES),
    option("stopsignal", SIGNAL),
    option("stopwaitsecs", NUMBER),
    option("stopasgroup", BOOLEAN),
    option("killasgroup", BOOLEAN),
    option("user", USER),
    option("umask", OCTAL),
    option("directory", DIRECTORY),
    option("environment", PAIRS),
    option("serverurl", URL),
    option("redirect_stderr", BOOLEAN),
    option("stdout_logfile", LOG_FILE),
    option("stdout_logfile_maxbytes", SIZE),
    option("stdout_logfile_backups", NUMBER),
    option("stdout_capture_maxbytes", SIZE),
    option("stdout_events_enabled", BOOLEAN),
    option("stdout_syslog", BOOLEAN),
    option("stderr_logfile", LOG_FILE),
    option("stderr_logfile_maxbytes", SIZE),
    option("stderr_logfile_backups", NUMBER),
    option("stderr_capture_maxbytes", SIZE),
    option("stderr_events_enabled", BOOLEAN),
    option("stderr_syslog", BOOLEAN)
  };

  static final KnownOption[] EVENTLISTENER = {
    option("events", EVENTS),
    option("priority", NUMBER),
    option("buffer_size", COUNT),
    option("result_handler", TEXT)
  };

  static final KnownOption[] FCGI_PROGRAM = {
    option("socket", SOCKET),
    option("socket_backlog", BACKLOG),
    option("socket_owner", OWNER),
    option("socket_mode", OCTAL)
  };

  private OptionTables() {}

  private static KnownOption option(String key, OptionForm form) {
    return new KnownOption(key, form);
  }
}
