package org.jsupervisor.ctl.plugin;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.CommandLineWords;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.ctl.command.CommandException;
import org.jsupervisor.ctl.command.Session;
import org.jsupervisor.ctl.command.Verb;
import org.jsupervisor.rpc.client.SupervisorClient;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** The verbs of supervisor_cache; arguments may be quoted as in a shell. */
final class CacheCommand implements Verb {
  private final String word;

  CacheCommand(String word) {
    this.word = word;
  }

  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    List<String> words;
    try {
      words = takesArguments() ? CommandLineWords.split(arguments) : List.of();
    } catch (ConfigException e) {
      throw new CommandException("ValueError", e.text());
    }
    boolean isUsage = takesArguments() ? words.size() != count() : !arguments.isEmpty();
    if (isUsage) {
      session.say(help());
      return;
    }
    SupervisorClient client = session.client();
    switch (word) {
      case "cache_clear" -> client.call("cache.clear");
      case "cache_count" -> show(session, client.call("cache.getCount"));
      case "cache_delete" -> client.call("cache.delete", words.get(0));
      case "cache_fetch" -> show(session, client.call("cache.fetch", words.get(0)));
      case "cache_keys" -> show(session, client.call("cache.getKeys"));
      case "cache_store" -> client.call("cache.store", words.get(0), words.get(1));
      default -> throw new AssertionError(word);
    }
  }

  private static void show(Session session, @Nullable Object value) {
    session.say(PythonLiteral.of(value));
  }

  private boolean takesArguments() {
    return count() > 0;
  }

  private int count() {
    return switch (word) {
      case "cache_delete", "cache_fetch" -> 1;
      case "cache_store" -> 2;
      default -> 0;
    };
  }

  @Override
  public String help() {
    return switch (word) {
      case "cache_clear" -> "cache_clear\tForget everything that was stored.";
      case "cache_count" -> "cache_count\tTell how many values are stored.";
      case "cache_delete" -> "cache_delete <key>\tForget the value stored under <key>.";
      case "cache_fetch" -> "cache_fetch <key>\tShow the value stored under <key>.";
      case "cache_keys" -> "cache_keys\tList the keys of what is stored.";
      case "cache_store" -> "cache_store <key> <value>\tStore <value> under <key>.";
      default -> throw new AssertionError(word);
    };
  }
}
