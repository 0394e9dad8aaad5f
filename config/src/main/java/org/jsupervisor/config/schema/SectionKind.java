package org.jsupervisor.config.schema;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of sections and the options of each, in the order in which listings show them. */
public enum SectionKind {
  SUPERVISORD("supervisord", OptionTables.SUPERVISORD),
  UNIX_HTTP_SERVER("unix_http_server", OptionTables.UNIX_HTTP_SERVER),
  INET_HTTP_SERVER("inet_http_server", OptionTables.INET_HTTP_SERVER),
  SUPERVISORCTL("supervisorctl", OptionTables.SUPERVISORCTL),
  INCLUDE("include", OptionTables.INCLUDE),
  RPCINTERFACE("rpcinterface:", OptionTables.RPCINTERFACE),
  CTLPLUGIN("ctlplugin:", OptionTables.CTLPLUGIN),
  GROUP("group:", OptionTables.GROUP),
  PROGRAM_DEFAULT(
      "program-default",
      with(OptionTables.PROGRAM, OptionTables.FCGI_PROGRAM, PolicyTables.SCALING)),
  PROGRAM("program:", with(OptionTables.PROGRAM)),
  EVENTLISTENER("eventlistener:", with(OptionTables.EVENTLISTENER, OptionTables.PROGRAM)),
  FCGI_PROGRAM(
      "fcgi-program:", with(OptionTables.FCGI_PROGRAM, PolicyTables.SCALING, OptionTables.PROGRAM));

  // Of two entries for one key the first table's holds.
  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // Always an immutable list of records.
  private final List<KnownOption> options;

  SectionKind(String title, KnownOption[]... tables) {
    this.title = title;
    Map<String, KnownOption> byKey = new LinkedHashMap<>();
    for (KnownOption[] table : tables) {
      for (KnownOption option : table) {
        byKey.putIfAbsent(option.key(), option);
      }
    }
    this.options = List.copyOf(byKey.values());
  }

  private static KnownOption[][] with(KnownOption[]... tables) {
    KnownOption[][] all = Arrays.copyOf(tables, tables.length + PolicyTables.ALL.length);
    System.arraycopy(PolicyTables.ALL, 0, all, tables.length, PolicyTables.ALL.length);
    return all;
  }

  /** The section's name, up to and with the colon if more is to follow. */
  public String title() {
    return title;
  }

  public List<KnownOption> options() {
    return options;
  }

  /** Whether the section is handed to a plugin, which may read any option. */
  public boolean isOpen() {
    return this == RPCINTERFACE || this == CTLPLUGIN;
  }

  /** The option of that name, null if the section has none. */
  public @Nullable KnownOption option(String key) {
    for (KnownOption option : options) {
      if (option.key().equals(key)) {
        return option;
      }
    }
    return null;
  }

  /** The kind of the section of that name, null if nothing reads it. */
  public static @Nullable SectionKind of(String name) {
    for (SectionKind kind : values()) {
      boolean isPrefix =
          kind.title.endsWith(":") || kind == UNIX_HTTP_SERVER || kind == INET_HTTP_SERVER;
      if (isPrefix ? name.startsWith(kind.title) : name.equals(kind.title)) {
        return kind;
      }
    }
    return null;
  }
}
