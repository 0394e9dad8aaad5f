package org.jsupervisor.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.HttpServerConfig;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.Expansions;
import org.jsupervisor.config.value.InetAddress;
import org.jsupervisor.config.value.Ownership;
import org.jsupervisor.config.value.PythonText;
import org.jsupervisor.config.value.Values;

/** The control endpoints (daemon.md 2.1, 2.2); any section of the prefix counts. */
final class ServerSections {
  private static final int DEFAULT_MODE = 0700;

  private final Load load;

  ServerSections(Load load) {
    this.load = load;
  }

  /** TCP servers, then UNIX ones. */
  List<HttpServerConfig> read() {
    List<HttpServerConfig> servers = new ArrayList<>();
    for (IniSection section : load.sections("inet_http_server")) {
      SectionValues values = new SectionValues(section, load.variables);
      try {
        servers.add(inet(section, values));
      } catch (ConfigException e) {
        load.findings.refused(values.placed(e, ""));
      }
    }
    for (IniSection section : load.sections("unix_http_server")) {
      SectionValues values = new SectionValues(section, load.variables);
      try {
        servers.add(unix(section, values));
      } catch (ConfigException e) {
        load.findings.refused(values.placed(e, ""));
      }
    }
    return servers;
  }

  private HttpServerConfig inet(IniSection section, SectionValues values) {
    String username = values.text("username");
    String password = values.text("password");
    checkCredentials(values, username, password);
    String port = values.text("port");
    if (port == null) {
      throw new ConfigException("section [" + section.name() + "] has no port value");
    }
    InetAddress address = InetAddress.parse(port);
    return new HttpServerConfig.Inet(
        section.name(),
        address.host(),
        address.port(),
        names(values.text("allowed_hosts", "")),
        username,
        password);
  }

  private static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    int from = 0;
    while (from <= list.length()) {
      int comma = list.indexOf(',', from);
      int to = comma < 0 ? list.length() : comma;
      String name = PythonText.strip(list.substring(from, to));
      if (!name.isEmpty()) {
        names.add(name);
      }
      from = to + 1;
    }
    return names;
  }

  private HttpServerConfig unix(IniSection section, SectionValues values) {
    Expansions fileNames = load.commonNames();
    String file = values.raw("file");
    if (file == null) {
      throw new ConfigException("section [" + section.name() + "] has no file value");
    }
    String expanded = fileNames.expand(file, section.name() + ".file");
    String path = load.paths.normalized(PythonText.strip(expanded));
    String username = values.text("username");
    String password = values.text("password");
    checkCredentials(values, username, password);
    Ownership owner = owner(values);
    return new HttpServerConfig.Unix(
        section.name(), path, mode(values), owner.uid(), owner.gid(), username, password);
  }

  private static void checkCredentials(
      SectionValues values, @Nullable String username, @Nullable String password) {
    if ((username == null) != (password == null)) {
      values.raw(username == null ? "username" : "password");
      throw new ConfigException(
          "Section ["
              + values.section().name()
              + "] contains incomplete authentication: If a username or a password is specified,"
              + " both the username and password must be specified");
    }
  }

  private Ownership owner(SectionValues values) {
    String text = values.text("chown");
    if (text == null) {
      return Ownership.UNCHANGED;
    }
    try {
      return Ownership.parse(text, load.environment.accounts());
    } catch (ConfigException e) {
      throw ConfigLoader.renamed(e, "Invalid sockchown value " + text);
    }
  }

  private static int mode(SectionValues values) {
    String text = values.text("chmod");
    if (text == null) {
      return DEFAULT_MODE;
    }
    try {
      return Values.octal(text);
    } catch (ConfigException e) {
      throw ConfigLoader.renamed(e, "Invalid chmod value " + text);
    }
  }

  /** What AUTO means to children: the first UNIX server, else the last TCP one, else nothing. */
  static @Nullable String serverUrl(List<HttpServerConfig> servers) {
    String url = null;
    for (HttpServerConfig server : servers) {
      if (server instanceof HttpServerConfig.Unix unix) {
        return "unix://" + unix.file();
      }
      if (server instanceof HttpServerConfig.Inet inet) {
        String host = inet.host().isEmpty() ? "localhost" : inet.host();
        url = "http://" + host + ":" + inet.port();
      }
    }
    return url;
  }
}
