package org.jsupervisor.config.schema;

import static org.jsupervisor.config.schema.OptionForm.ADDRESS;
import static org.jsupervisor.config.schema.OptionForm.AUTORESTART;
import static org.jsupervisor.config.schema.OptionForm.BOOLEAN;
import static org.jsupervisor.config.schema.OptionForm.COMMAND;
import static org.jsupervisor.config.schema.OptionForm.DIRECTORY;
import static org.jsupervisor.config.schema.OptionForm.EVENTS;
import static org.jsupervisor.config.schema.OptionForm.EXIT_CODES;
import static org.jsupervisor.config.schema.OptionForm.FILE;
import static org.jsupervisor.config.schema.OptionForm.LEVEL;
import static org.jsupervisor.config.schema.OptionForm.LOG_FILE;
import static org.jsupervisor.config.schema.OptionForm.NAMES;
import static org.jsupervisor.config.schema.OptionForm.NUMBER;
import static org.jsupervisor.config.schema.OptionForm.OCTAL;
import static org.jsupervisor.config.schema.OptionForm.OWNER;
import static org.jsupervisor.config.schema.OptionForm.PAIRS;
import static org.jsupervisor.config.schema.OptionForm.PATTERNS;
import static org.jsupervisor.config.schema.OptionForm.SIGNAL;
import static org.jsupervisor.config.schema.OptionForm.SIZE;
import static org.jsupervisor.config.schema.OptionForm.SOCKET;
import static org.jsupervisor.config.schema.OptionForm.TEXT;
import static org.jsupervisor.config.schema.OptionForm.URL;
import static org.jsupervisor.config.schema.OptionForm.USER;

/** Every option of every kind of section. */
final class OptionTables {
  static final KnownOption[] SUPERVISORD = {
    option("logfile", FILE, "supervisord.log"),
    option("logfile_maxbytes", SIZE, "50MB"),
    option("logfile_backups", NUMBER, "10"),
    option("loglevel", LEVEL, "info"),
    option("pidfile", FILE, "supervisord.pid"),
    option("umask", OCTAL, "022"),
    option("nodaemon", BOOLEAN, "false"),
    option("silent", BOOLEAN, "false"),
    option("minfds", NUMBER, "1024"),
    option("minprocs", NUMBER, "200"),
    option("nocleanup", BOOLEAN, "false"),
    option("childlogdir", DIRECTORY, ""),
    option("user", USER, ""),
    option("directory", DIRECTORY, ""),
    option("strip_ansi", BOOLEAN, "false"),
    option("environment", PAIRS, ""),
    option("identifier", TEXT, "supervisor")
  };

  static final KnownOption[] UNIX_HTTP_SERVER = {
    option("file", FILE, ""),
    option("chmod", OCTAL, "0700"),
    option("chown", OWNER, ""),
    option("username", TEXT, ""),
    option("password", TEXT, "")
  };

  static final KnownOption[] INET_HTTP_SERVER = {
    option("port", ADDRESS, ""), option("username", TEXT, ""), option("password", TEXT, "")
  };

  static final KnownOption[] SUPERVISORCTL = {
    option("serverurl", URL, "http://localhost:9001"),
    option("username", TEXT, ""),
    option("password", TEXT, ""),
    option("prompt", TEXT, "supervisor"),
    option("history_file", FILE, "")
  };

  static final KnownOption[] INCLUDE = {option("files", PATTERNS, "")};

  static final KnownOption[] RPCINTERFACE = {option("supervisor.rpcinterface_factory", TEXT, "")};

  static final KnownOption[] CTLPLUGIN = {option("supervisor.ctl_factory", TEXT, "")};

  static final KnownOption[] GROUP = {
    option("programs", NAMES, ""), option("priority", NUMBER, "999")
  };

  static final KnownOption[] PROGRAM = {
    option("command", COMMAND, ""),
    option("process_name", TEXT, "%(program_name)s"),
    option("numprocs", NUMBER, "1"),
    option("numprocs_start", NUMBER, "0"),
    option("priority", NUMBER, "999"),
    option("autostart", BOOLEAN, "true"),
    option("autorestart", AUTORESTART, "unexpected"),
    option("startsecs", NUMBER, "1"),
    option("startretries", NUMBER, "3"),
    option("exitcodes", EXIT_CODES, "0"),
    option("stopsignal", SIGNAL, "TERM"),
    option("stopwaitsecs", NUMBER, "10"),
    option("stopasgroup", BOOLEAN, "false"),
    option("killasgroup", BOOLEAN, "false"),
    option("user", USER, ""),
    option("umask", OCTAL, ""),
    option("directory", DIRECTORY, ""),
    option("environment", PAIRS, ""),
    option("serverurl", URL, "AUTO"),
    option("redirect_stderr", BOOLEAN, "false"),
    option("stdout_logfile", LOG_FILE, "AUTO"),
    option("stdout_logfile_maxbytes", SIZE, "50MB"),
    option("stdout_logfile_backups", NUMBER, "10"),
    option("stdout_capture_maxbytes", SIZE, "0"),
    option("stdout_events_enabled", BOOLEAN, "false"),
    option("stdout_syslog", BOOLEAN, "false"),
    option("stderr_logfile", LOG_FILE, "AUTO"),
    option("stderr_logfile_maxbytes", SIZE, "50MB"),
    option("stderr_logfile_backups", NUMBER, "10"),
    option("stderr_capture_maxbytes", SIZE, "0"),
    option("stderr_events_enabled", BOOLEAN, "false"),
    option("stderr_syslog", BOOLEAN, "false")
  };

  static final KnownOption[] EVENTLISTENER = {
    option("events", EVENTS, ""),
    option("priority", NUMBER, "-1"),
    option("buffer_size", NUMBER, "10"),
    option("result_handler", TEXT, "supervisor.dispatchers:default_handler")
  };

  static final KnownOption[] FCGI_PROGRAM = {
    option("socket", SOCKET, ""),
    option("socket_backlog", NUMBER, ""),
    option("socket_owner", OWNER, ""),
    option("socket_mode", OCTAL, "0700")
  };

  private OptionTables() {}

  private static KnownOption option(String key, OptionForm form, String fallback) {
    return new KnownOption(key, form, fallback);
  }
}
