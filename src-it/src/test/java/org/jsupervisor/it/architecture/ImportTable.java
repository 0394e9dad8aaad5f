package org.jsupervisor.it.architecture;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which of our packages may import which other of ours: the complete table. */
final class ImportTable {
  private static final Map<String, Set<String>> ALLOWED = new TreeMap<>();

  /** Imports beyond the table, all of issue 2, each with its reason. */
  private static final Map<String, Set<String>> EXCEPTIONS = new TreeMap<>();

  static {
    allow("config.value");
    allow("config.ini");
    allow("config.probe", "config.value");
    allow("config.dependency", "config.value");
    allow("config.policy", "config.dependency", "config.probe", "config.value");
    allow("config.model", "config.policy", "config.value");
    allow(
        "config.extension",
        "config.dependency",
        "config.environment",
        "config.ini",
        "config.model",
        "config.option",
        "config.policy",
        "config.probe",
        "config.schema",
        "config.value");
    allow("config.environment", "config.expansion", "config.value");
    allow("config.plugin");
    allow("config.expansion", "config.value");
    allow("config.option", "config.expansion", "config.ini", "config.model", "config.value");
    allow(
        "config",
        "config.environment",
        "config.expansion",
        "config.extension",
        "config.ini",
        "config.model",
        "config.option",
        "config.plugin",
        "config.policy",
        "config.value");

    allow("config.schema", "config.value");
    allow("config.json", "config.value");
    allow(
        "config.check",
        "config",
        "config.dependency",
        "config.ini",
        "config.model",
        "config.option",
        "config.plugin",
        "config.policy",
        "config.schema",
        "config.value");
    allow(
        "config.listing",
        "config",
        "config.check",
        "config.extension",
        "config.json",
        "config.model",
        "config.schema",
        "config.value");

    allow("rpc.api");
    allow("rpc.http");
    allow("rpc.xmlrpc");
    allow("rpc.server", "rpc.http", "rpc.xmlrpc");
    allow("rpc.client", "rpc.api", "rpc.http", "rpc.xmlrpc");
    allow("rpc.listener", "rpc.client");

    allow("supervisord.limit", "config.policy");
    allow("supervisord.lines", "supervisord.loop", "supervisord.stdio");
    allow("supervisord.libc");
    allow("supervisord.posix", "supervisord.libc");
    allow("supervisord.logfile");
    allow("supervisord.process", "rpc.api", "config.model", "config.policy", "config.value");
    allow("supervisord.event", "rpc.api");
    allow("supervisord.listener", "supervisord.event");
    allow("supervisord.loop", "supervisord.posix");
    allow("supervisord.memory", "supervisord.loop", "supervisord.posix");
    allow("supervisord.previous", "supervisord.loop", "supervisord.posix");
    allow(
        "supervisord.spawn",
        "supervisord.limit",
        "supervisord.logfile",
        "supervisord.loop",
        "supervisord.posix",
        "supervisord.stdio",
        "config.model",
        "config.policy",
        "config.value");
    allow("supervisord.stdio", "supervisord.loop", "supervisord.logfile", "supervisord.posix");
    allow(
        "supervisord.group",
        "config.dependency",
        "supervisord.process",
        "supervisord.lines",
        "supervisord.stdio",
        "supervisord.event",
        "supervisord.listener",
        "supervisord.loop",
        "supervisord.posix",
        "supervisord.logfile",
        "supervisord.spawn",
        "config.model",
        "config.policy",
        "config.value",
        "rpc.api");
    allow(
        "supervisord.probe",
        "supervisord.group",
        "supervisord.loop",
        "supervisord.posix",
        "supervisord.spawn",
        "config.model",
        "config.probe",
        "config.value");
    allow(
        "supervisord.readiness",
        "supervisord.group",
        "supervisord.loop",
        "supervisord.posix",
        "supervisord.probe",
        "supervisord.process",
        "supervisord.stdio",
        "config.model",
        "config.policy",
        "config.probe",
        "config.value",
        "rpc.api");
    allow(
        "supervisord.notify",
        "supervisord.group",
        "supervisord.loop",
        "supervisord.posix",
        "supervisord.process",
        "config.model",
        "config.value",
        "rpc.api");
    allow(
        "supervisord.health",
        "supervisord.group",
        "supervisord.loop",
        "supervisord.notify",
        "supervisord.probe",
        "config.model",
        "config.policy",
        "config.probe",
        "config.value",
        "rpc.api");
    allow(
        "supervisord.mainprocess",
        "supervisord.group",
        "supervisord.loop",
        "supervisord.posix",
        "supervisord.process",
        "supervisord.spawn",
        "config.model",
        "config.policy",
        "config.value",
        "rpc.api");
    allow(
        "supervisord.orphan",
        "supervisord.group",
        "supervisord.loop",
        "supervisord.posix",
        "supervisord.spawn",
        "config.policy",
        "config.probe",
        "config.model",
        "config.value",
        "rpc.api");
    allow(
        "supervisord.scaling",
        "supervisord.group",
        "supervisord.loop",
        "supervisord.posix",
        "supervisord.process",
        "config.model",
        "config.policy",
        "config.value",
        "rpc.api");
    allow(
        "supervisord.companion",
        "supervisord.dependency",
        "supervisord.scaling",
        "supervisord.orphan",
        "supervisord.health",
        "supervisord.notify",
        "supervisord.readiness",
        "config.probe",
        "supervisord.mainprocess",
        "supervisord.group",
        "supervisord.process",
        "supervisord.loop",
        "supervisord.posix",
        "supervisord.spawn",
        "config.policy",
        "config.model",
        "config.value",
        "rpc.api");
    allow(
        "supervisord.dependency",
        "supervisord.group",
        "supervisord.loop",
        "supervisord.process",
        "config.dependency",
        "config.model",
        "config.policy",
        "config.value",
        "rpc.api");
    allow(
        "supervisord.ending",
        "supervisord.dependency",
        "supervisord.group",
        "supervisord.loop",
        "supervisord.posix",
        "supervisord.process",
        "supervisord.spawn",
        "config.dependency",
        "config.model",
        "config.policy",
        "config.value",
        "rpc.api");
    allow(
        "supervisord.control",
        "supervisord.ending",
        "config.dependency",
        "supervisord.companion",
        "supervisord.dependency",
        "supervisord.group",
        "supervisord.process",
        "supervisord.event",
        "supervisord.loop",
        "supervisord.logfile",
        "supervisord.spawn",
        "config",
        "config.model",
        "config.policy",
        "rpc.api");
    allow("supervisord.net", "supervisord.loop", "supervisord.posix", "rpc.http");
    allow(
        "supervisord.rpc",
        "supervisord.control",
        "supervisord.logfile",
        "config.extension",
        "config.model",
        "config.plugin",
        "rpc.api",
        "rpc.server",
        "rpc.xmlrpc");
    allow("supervisord.access", "rpc.http");
    allow("supervisord.logstream", "supervisord.control", "rpc.http");
    allow(
        "supervisord.web",
        "supervisord.access",
        "supervisord.control",
        "supervisord.logfile",
        "rpc.api",
        "rpc.http");
    allow(
        "supervisord.surface",
        "supervisord.access",
        "supervisord.control",
        "supervisord.logstream",
        "supervisord.rpc",
        "supervisord.web",
        "config.model",
        "config.plugin",
        "rpc.http",
        "rpc.server");
    allow(
        "supervisord.rpc.plugin",
        "supervisord.control",
        "supervisord.rpc",
        "config.model",
        "config.plugin",
        "config.value",
        "rpc.api",
        "rpc.server",
        "rpc.xmlrpc");
    allow(
        "supervisord",
        "supervisord.companion",
        "supervisord.memory",
        "supervisord.previous",
        "supervisord.control",
        "supervisord.surface",
        "supervisord.rpc",
        "supervisord.rpc.plugin",
        "supervisord.net",
        "supervisord.group",
        "supervisord.loop",
        "supervisord.posix",
        "supervisord.event",
        "supervisord.spawn",
        "config",
        "config.check",
        "config.listing",
        "config.model",
        "config.plugin",
        "rpc.server",
        "rpc.http");

    allow("ctl.view", "rpc.api");
    allow("ctl.json", "config.json", "rpc.api");
    allow("ctl.screen", "ctl.view", "rpc.api");
    allow("ctl.roll", "ctl.view", "rpc.api", "rpc.client");
    allow("ctl.command", "ctl.view", "ctl.json", "ctl.roll", "ctl.screen", "rpc.api", "rpc.client");
    allow(
        "ctl.plugin",
        "ctl.command",
        "ctl.view",
        "config.model",
        "config.plugin",
        "config.value",
        "rpc.api",
        "rpc.client",
        "rpc.xmlrpc");
    allow("ctl.completion", "ctl.json", "rpc.api");
    allow("ctl.shell", "ctl.command", "ctl.completion");
    allow(
        "ctl",
        "ctl.command",
        "ctl.completion",
        "ctl.json",
        "ctl.plugin",
        "ctl.screen",
        "ctl.shell",
        "config",
        "config.model",
        "rpc.api",
        "rpc.client");

    // Exceptions: the model is made of values, calls throw XmlRpcFault, posix throws
    // PosixException: whoever handles the former meets the latter's package too. The root wires
    // every mechanism. ctl quotes words as view does.
    except("supervisord.control", "config.value", "supervisord.posix");
    except("supervisord.rpc", "config.value");
    except(
        "supervisord",
        "config.value",
        "rpc.api",
        "rpc.xmlrpc",
        "supervisord.logfile",
        "supervisord.stdio");
    except("ctl.command", "rpc.xmlrpc");
    except("ctl.roll", "rpc.xmlrpc");
    except("ctl", "config.value", "ctl.view", "rpc.xmlrpc");
  }

  private ImportTable() {}

  static Map<String, Set<String>> allowed() {
    return ALLOWED;
  }

  static Map<String, Set<String>> exceptions() {
    return EXCEPTIONS;
  }

  private static void allow(String importer, String... imported) {
    ALLOWED.put(importer, Set.of(imported));
  }

  private static void except(String importer, String... imported) {
    EXCEPTIONS.put(importer, Set.of(imported));
  }
}
