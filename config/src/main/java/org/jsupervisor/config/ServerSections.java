package org.jsupervisor.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.HttpServerConfig;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
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
      HttpServerConfig server = inet(new SectionValues(section, load.variables, load.findings));
      if (server != null) {
        servers.add(server);
      }
    }
    for (IniSection section : load.sections("unix_http_server")) {
      HttpServerConfig server = unix(new SectionValues(section, load.variables, load.findings));
      if (server != null) {
        servers.add(server);
      }
    }
    return servers;
  }

  private static @Nullable HttpServerConfig inet(SectionValues values) {
    String section = values.section().name();
    String username = values.text("username");
    String password = values.text("password");
    checkCredentials(values);
    if (!values.has("port")) {
      values.refuse("port", "section [" + section + "] has no port value");
    }
    InetAddress address = values.read("port", OptionType.ADDRESS);
    return address == null
        ? null
        : new HttpServerConfig.Inet(
            section,
            address.host(),
            address.port(),
            names(values.text("allowed_hosts", "")),
            username,
            password);
  }

  private static List<String> names(String list) {
    List<String> names = Values.list(list);
    names.removeIf(String::isEmpty);
    return names;
  }

  private @Nullable HttpServerConfig unix(SectionValues values) {
    String section = values.section().name();
    if (!values.has("file")) {
      values.refuse("file", "section [" + section + "] has no file value");
    }
    String file =
        new SectionValues(values.section(), load.commonNames(), load.findings).text("file");
    String path = file == null ? null : load.paths.normalized(PythonText.strip(file));
    String username = values.text("username");
    String password = values.text("password");
    checkCredentials(values);
    OptionType<Ownership> owners = MachineType.owner(load.environment.accounts());
    Ownership owner =
        values.read("chown", owners.orElse("Invalid sockchown value "), Ownership.UNCHANGED);
    int mode = values.read("chmod", OptionType.OCTAL.orElse("Invalid chmod value "), DEFAULT_MODE);
    return path == null
        ? null
        : new HttpServerConfig.Unix(
            section, path, mode, owner.uid(), owner.gid(), username, password);
  }

  private static void checkCredentials(SectionValues values) {
    if (values.has("username") != values.has("password")) {
      values.refuse(
          values.has("username") ? "password" : "username",
          "Section ["
              + values.section().name()
              + "] contains incomplete authentication: If a username or a password is specified,"
              + " both the username and password must be specified");
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
