package org.jsupervisor.supervisord.access;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The names under which a browser may look for an endpoint: those that nobody can point elsewhere
 * and back, and the configured ones. Immutable.
 */
public final class HostNames {
  /** Ends of names that public name servers never answer. */
  private static final String[] PRIVATE_ENDS = {".localhost", ".local", ".internal", ".home.arpa"};

  private final List<String> configured;

  /**
   * @param configured names, {@code *.example.com} for all below one, {@code *} for any
   */
  public HostNames(List<String> configured) {
    this.configured = List.copyOf(configured);
  }

  /**
   * Whether a request with this Host header may be answered: an address, a name without a dot, a
   * name of a private domain, or a configured one.
   */
  public boolean accepts(String hostHeader) {
    String name = name(hostHeader);
    return name.isEmpty()
        || name.indexOf('.') < 0
        || isAddress(name)
        || isPrivate(name)
        || isConfiguredName(name);
  }

  /** Whether the name of this host, with or without a port, is a configured one. */
  boolean isConfigured(String host) {
    return isConfiguredName(name(host));
  }

  private boolean isConfiguredName(String name) {
    for (String pattern : configured) {
      String wanted = pattern.toLowerCase(Locale.ROOT);
      boolean matches =
          wanted.startsWith("*.") ? name.endsWith(wanted.substring(1)) : name.equals(wanted);
      if (matches || wanted.equals("*")) {
        return true;
      }
    }
    return false;
  }

  /** Host and port of a URL such as an Origin or Referer; null if it has none. */
  static @Nullable String authority(String url) {
    int start = url.indexOf("://");
    if (start < 0) {
      return null;
    }
    int end = start + 3;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(start + 3, end);
  }

  static String withoutDefaultPort(String host) {
    for (String port : new String[] {":80", ":443"}) {
      if (host.endsWith(port)) {
        return host.substring(0, host.length() - port.length());
      }
    }
    return host;
  }

  /** Lower case, without port and without the root's dot. */
  private static String name(String host) {
    int colon = host.startsWith("[") ? host.indexOf(':', host.indexOf(']')) : host.lastIndexOf(':');
    String name = colon < 0 ? host : host.substring(0, colon);
    return (name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
        .toLowerCase(Locale.ROOT);
  }

  /** Digits and dots, or brackets: no name server is asked for those. */
  private static boolean isAddress(String name) {
    if (name.startsWith("[")) {
      return true;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrivate(String name) {
    for (String end : PRIVATE_ENDS) {
      if (name.endsWith(end)) {
        return true;
      }
    }
    return false;
  }
}
