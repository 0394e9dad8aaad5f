package org.jsupervisor.supervisord.rpc.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.PythonText;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.supervisord.control.ControlFault;

/**
 * The methods of supervisor_cache: a map that lasts as long as this life of the daemon. Its size is
 * limited so that no client can exhaust the daemon's memory. Confined to the loop thread.
 */
final class CacheNamespace {
  /** In characters of keys and values together. */
  static final int CAPACITY = 4 * 1024 * 1024;

  private static final String API_VERSION = "0.2";
  private static final String TRUE = "@return boolean result Always true unless there is a fault";
  private static final String KEY = "@param string key The name it is kept under\n";

  private record Item(Object value, int size) {}

  private final TreeMap<String, Item> items = new TreeMap<>(PythonText::compare);
  private int used;

  void register(PluginMethods methods) {
    methods.add(
        "getAPIVersion",
        0,
        0,
        "Tell the version of this interface.\n\n@return string version The version",
        params -> API_VERSION);
    methods.add(
        "getKeys",
        0,
        0,
        "List what is kept.\n\n@return array keys Sorted keys",
        params -> new ArrayList<Object>(items.keySet()));
    methods.add(
        "getCount",
        0,
        0,
        "Tell how many values are kept.\n\n@return integer count The number of keys",
        params -> items.size());
    registerChanges(methods);
  }

  private void registerChanges(PluginMethods methods) {
    methods.add(
        "store",
        2,
        2,
        "Keep a value, in place of one of the same key.\n\n"
            + KEY
            + "@param string data The value\n"
            + TRUE,
        params -> store(key(params), params.get(1)));
    methods.add(
        "fetch",
        1,
        1,
        "Tell a value that was stored.\n\n" + KEY + "@return string data The value",
        params -> fetch(key(params)));
    methods.add(
        "delete",
        1,
        1,
        "Forget a value, if it is there.\n\n" + KEY + TRUE,
        params -> {
          forget(key(params));
          return true;
        });
    methods.add(
        "clear",
        0,
        0,
        "Forget all values.\n\n" + TRUE,
        params -> {
          items.clear();
          used = 0;
          return true;
        });
  }

  private static String key(List<Object> params) throws ControlFault {
    @Nullable Object key = params.get(0);
    if (key instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw new ControlFault(Fault.BAD_NAME, "Cache key must be a non-empty string");
  }

  private Object store(String key, @Nullable Object value) throws ControlFault {
    long size = key.length() + ValueSize.of(value);
    Item replaced = items.get(key);
    long after = used - (replaced == null ? 0 : replaced.size) + size;
    if (value == null || after > CAPACITY) {
      throw new ControlFault(
          Fault.FAILED, "cannot store " + key + ": the cache holds " + CAPACITY + " characters");
    }
    items.put(key, new Item(value, (int) size));
    used = (int) after;
    return true;
  }

  private Object fetch(String key) throws ControlFault {
    Item item = items.get(key);
    if (item == null) {
      throw new ControlFault(Fault.BAD_NAME, null);
    }
    return item.value;
  }

  private void forget(String key) {
    Item item = items.remove(key);
    if (item != null) {
      used -= item.size;
    }
  }
}
