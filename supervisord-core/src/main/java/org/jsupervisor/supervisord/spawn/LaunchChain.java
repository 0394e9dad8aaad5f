package org.jsupervisor.supervisord.spawn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.policy.LimitPolicy;
import org.jsupervisor.supervisord.limit.LimitChain;
import org.jsupervisor.supervisord.limit.OwnRights;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.StartupPosix;

/**
 * The commands through which a program is started that is to have another user, other groups or
 * limits. Each becomes the next, so the pid is the program's and no process stays in between.
 * Confined to the loop thread.
 */
final class LaunchChain {
  private static final Map<String, String> SEARCHED =
      Map.of("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");

  private final StartupPosix accounts;
  private final Map<String, String> files = new HashMap<>();

  LaunchChain(StartupPosix accounts) {
    this.accounts = accounts;
  }

  boolean switchesUser(ProcessConfig config) {
    Integer uid = config.uid();
    return uid != null && uid != accounts.uid();
  }

  boolean isNeeded(ProcessConfig config) {
    return switchesUser(config) || config.policies().limits().isSet();
  }

  /** Why limits or groups cannot be had, as the child would say it; null if they can. */
  @Nullable String refusal(ProcessConfig config) {
    LimitPolicy limits = config.policies().limits();
    if (limits.hasGroups() && accounts.uid() != 0) {
      return "supervisor: couldn't set groups: Can't drop privilege as nonroot user";
    }
    if (!limits.hasLimits()) {
      return null;
    }
    String refusal = LimitChain.refusal(limits, OwnRights.now());
    return refusal == null ? null : "supervisor: " + refusal;
  }

  /** The groups of a program that becomes that user, the primary one first. */
  List<Integer> groupsOf(ProcessConfig config, StartupPosix.User user) {
    LimitPolicy limits = config.policies().limits();
    List<Integer> groups = new ArrayList<>(accounts.groupsOf(user));
    Integer gid = limits.gid();
    if (gid != null && !groups.isEmpty()) {
      groups.set(0, gid);
    }
    addMissing(groups, limits.supplementaryGids());
    return groups;
  }

  private static void addMissing(List<Integer> groups, List<Integer> more) {
    for (Integer gid : more) {
      if (!groups.contains(gid)) {
        groups.add(gid);
      }
    }
  }

  /** The words of these commands, none for an ordinary program. */
  List<String> before(ProcessConfig config) throws PosixException {
    if (!isNeeded(config)) {
      return List.of();
    }
    LimitPolicy limits = config.policies().limits();
    List<String> words = new ArrayList<>();
    if (limits.hasLimits()) {
      // First, as the user may not be allowed to.
      words.addAll(LimitChain.words(limits, OwnRights.now(), this::file));
    }
    if (switchesUser(config)) {
      addUser(config, words);
    } else if (limits.hasGroups()) {
      addGroups(limits, words);
    }
    return words;
  }

  private void addUser(ProcessConfig config, List<String> words) throws PosixException {
    Integer uid = config.uid();
    StartupPosix.User user = uid == null ? null : accounts.userById(uid);
    if (user == null) {
      throw new PosixException("setpriv", Errno.EPERM);
    }
    Integer gid = config.policies().limits().gid();
    words.add(file("setpriv"));
    words.add("--reuid=" + user.uid());
    words.add("--regid=" + (gid == null ? user.gid() : gid));
    words.add("--groups=" + list(groupsOf(config, user)));
    words.add("--");
  }

  private void addGroups(LimitPolicy limits, List<String> words) throws PosixException {
    words.add(file("setpriv"));
    Integer gid = limits.gid();
    if (gid != null) {
      words.add("--regid=" + gid);
    }
    List<Integer> groups = new ArrayList<>(OwnRights.now().groups());
    addMissing(groups, limits.supplementaryGids());
    words.add(groups.isEmpty() ? "--clear-groups" : "--groups=" + list(groups));
    words.add("--");
  }

  private static String list(List<Integer> groups) {
    StringBuilder list = new StringBuilder();
    for (int gid : groups) {
      list.append(list.isEmpty() ? "" : ",").append(gid);
    }
    return list.toString();
  }

  private String file(String tool) throws PosixException {
    String known = files.get(tool);
    if (known != null) {
      return known;
    }
    try {
      String found = CommandLookup.find(tool, SEARCHED).file();
      files.put(tool, found);
      return found;
    } catch (CommandException e) {
      String packages = tool.equals("nice") ? "coreutils" : "util-linux";
      throw new PosixException(
          "user, groups and limits need the command "
              + tool
              + " (Debian package "
              + packages
              + "): "
              + e.text(),
          Errno.ENOENT);
    }
  }

  /** The whole, with the program as the last of these commands looks for it. */
  static List<String> words(List<String> before, CommandLookup.Command command, boolean hasPath) {
    List<String> words = new ArrayList<>(before);
    words.add(hasPath ? command.words().get(0) : command.file());
    words.addAll(command.words().subList(1, command.words().size()));
    return words;
  }
}
