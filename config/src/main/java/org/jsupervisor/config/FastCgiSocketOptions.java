package org.jsupervisor.config;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.FastCgiSocketConfig;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.value.Accounts;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.InetAddress;
import org.jsupervisor.config.value.Ownership;
import org.jsupervisor.config.value.PythonRepr;
import org.jsupervisor.config.value.PythonText;
import org.jsupervisor.config.value.Values;

/**
 * The socket options of one {@code [fcgi-program:x]} section (daemon.md 2.7, 7). Confined to the
 * thread that loads the configuration.
 */
final class FastCgiSocketOptions {
  private static final int DEFAULT_MODE = 0700;
  private static final int HIGHEST_BACKLOG = 65535;
  private static final String UNIX = "unix://";
  private static final String TCP = "tcp://";

  private final Load load;
  private final IniSection section;
  private final SectionValues values;
  private final SectionValues socketValues;

  FastCgiSocketOptions(Load load, IniSection section, String programName) {
    this.load = load;
    this.section = section;
    this.values = new SectionValues(section, load.commonNames(), load.findings);
    this.socketValues =
        new SectionValues(
            section, load.commonNames().put("program_name", programName), load.findings);
  }

  /** The socket, null if it is refused. */
  @Nullable FastCgiSocketConfig read() {
    Integer processUid = values.read("user", MachineType.user(load.environment.accounts()));
    Integer backlog = backlog();
    OptionType<Ownership> owners = MachineType.owner(load.environment.accounts());
    Ownership owner = values.read("socket_owner", owners.orElse("Invalid socket_owner value "));
    Integer mode =
        values.read("socket_mode", OptionType.OCTAL.orElse("Invalid socket_mode value "));
    String socket = socketValues.text("socket");
    if (socket == null && socketValues.has("socket")) {
      return null;
    }
    if (socket == null || socket.isEmpty()) {
      values.refuse("socket", "[" + section.name() + "] section requires a \"socket\" line");
      return null;
    }
    try {
      return socket.startsWith(UNIX)
          ? unix(socket.substring(UNIX.length()), owner, mode, processUid, backlog)
          : tcp(socket, owner != null || mode != null, backlog);
    } catch (ConfigException e) {
      values.refuse("socket", e);
      return null;
    }
  }

  private @Nullable Integer backlog() {
    Integer backlog = values.read("socket_backlog", OptionType.INTEGER);
    if (backlog != null && (backlog < 1 || backlog > HIGHEST_BACKLOG)) {
      values.refuse("socket_backlog", "Invalid socket_backlog value " + backlog);
    }
    return backlog;
  }

  private FastCgiSocketConfig unix(
      String path,
      @Nullable Ownership owner,
      @Nullable Integer mode,
      @Nullable Integer processUid,
      @Nullable Integer backlog) {
    if (!path.startsWith("/")) {
      // Better than the original, which shows this text without the path in it.
      throw refused("Unix socket path " + PythonRepr.of(path) + " is not an absolute path");
    }
    Ownership effective = owner == null ? defaultOwner(processUid) : owner;
    return new FastCgiSocketConfig.Unix(
        load.paths.normalized(path),
        effective.uid(),
        effective.gid(),
        mode == null ? DEFAULT_MODE : mode,
        backlog);
  }

  /** The user of the processes and its primary group, unless that is the daemon's own user. */
  private Ownership defaultOwner(@Nullable Integer processUid) {
    if (processUid == null || processUid == load.environment.uid()) {
      return Ownership.UNCHANGED;
    }
    Optional<Accounts.Account> account = load.environment.accounts().userNumbered(processUid);
    return new Ownership(processUid, account.isPresent() ? account.get().gid() : -1);
  }

  private FastCgiSocketConfig tcp(
      String socket, boolean hasOwnerOrMode, @Nullable Integer backlog) {
    if (hasOwnerOrMode) {
      throw refused(
          "socket_owner and socket_mode params should only be used with a Unix domain socket");
    }
    int colon = socket.lastIndexOf(':');
    if (!socket.startsWith(TCP)
        || colon < TCP.length() + 1
        || !isHost(socket.substring(TCP.length(), colon))
        || !isNumber(socket.substring(colon + 1))) {
      // Better than the original, which shows this text without the value in it.
      throw refused("Bad socket format " + PythonRepr.of(socket));
    }
    String host = socket.substring(TCP.length(), colon).toLowerCase(Locale.ROOT);
    try {
      int port = Values.integer(socket.substring(colon + 1), 1, InetAddress.HIGHEST_PORT);
      return new FastCgiSocketConfig.Tcp(host, port, backlog);
    } catch (ConfigException e) {
      throw ConfigException.renamed(e, refused(e.text()).text());
    }
  }

  private static boolean isHost(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ':' || PythonText.isSpace(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private ConfigException refused(String reason) {
    return new ConfigException(reason + " in [" + section.name() + "] socket");
  }
}
