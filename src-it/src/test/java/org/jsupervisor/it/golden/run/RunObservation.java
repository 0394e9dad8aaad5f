package org.jsupervisor.it.golden.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.TextFile;
import org.jsupervisor.it.golden.run.RecordedRun.Entry;

/** What was recorded of a run besides its steps: files, descriptors, processes. */
final class RunObservation {
  private static final List<String> WHILE_IT_RUNS =
      List.of("pid unchanged after HUP", "ppid pgid sid tty", "s.pid");

  private final RunReplay replay;

  RunObservation(RunReplay replay) {
    this.replay = replay;
  }

  /** Looks at what will be gone after the end. */
  void beforeTheEnd(RecordedRun run) throws IOException {
    for (Entry entry : run.entries()) {
      if (WHILE_IT_RUNS.contains(entry.title()) || entry.title().startsWith("getAllConfigInfo")) {
        replay.show(entry.title(), text(entry.title()));
      }
    }
  }

  /** Looks at what the run left; what the steps have shown already is not looked at again. */
  void afterTheEnd(RecordedRun run) throws IOException {
    List<String> known = new ArrayList<>(List.of("steps", "mainlog"));
    replay.shown().forEach(entry -> known.add(entry.title()));
    for (Entry entry : run.entries()) {
      String title = entry.title();
      if (!known.contains(title) && !title.startsWith("seconds ")) {
        replay.show(title, text(title));
      }
    }
  }

  private String text(String title) throws IOException {
    String last = title.substring(title.lastIndexOf(' ') + 1);
    if (title.endsWith(" exists")) {
      return python(exists(title.substring(0, title.length() - " exists".length())));
    } else if (title.startsWith("stderr log of ")) {
      return names(last + "-stderr---*").stream().map(this::content).reduce("", String::concat);
    } else if (title.startsWith("grandchild of ")) {
      return ProcFs.isAlive(Long.parseLong(content(last + ".gpid").trim())) ? "alive\n" : "gone\n";
    } else if (title.endsWith(" (Python repr)")) {
      String file = title.substring(0, title.indexOf(' '));
      return PythonText.repr(Files.readAllBytes(replay.directory().resolve(file))) + "\n";
    } else if (title.startsWith("getAllConfigInfo")) {
      return configInfo();
    }
    return fixed(title);
  }

  private String fixed(String title) throws IOException {
    return switch (title) {
      case "of those, still there" ->
          String.join(
              "", RunSetup.OLD_LOGS.stream().filter(this::exists).map(s -> s + "\n").toList());
      case "AUTO logs after exit" -> replay.normal().text(String.join("\n", names("a-*")) + "\n");
      case "exit of the parent" -> replay.daemon().process().exitValue() + "\n";
      case "bytes on stdout" -> replay.daemon().stdout().length() + "\n";
      case "s.pid or s.sock left" -> python(exists("s.pid") || exists("s.sock"));
      case "pid unchanged after HUP" -> python(ownPid().equals(content("s.pid").trim()));
      case "s.pid" -> content("s.pid").replace(ownPid(), "PID");
      case "ppid pgid sid tty" -> kinship();
      case "fd 0" -> replay.normal().text(content("f.out"));
      case "fd 0 of f0 and f1" -> socket();
      case "REMOTE_COMMUNICATION headers in lis.log" -> remoteHeaders();
      default -> throw new AssertionError("cannot observe " + title);
    };
  }

  /** The headers with the serials they have if the clock did not tick meanwhile. */
  private String remoteHeaders() {
    StringBuilder headers = new StringBuilder();
    int ticks = 0;
    for (String line : content("lis.log").lines().toList()) {
      if (line.contains("eventname:TICK")) {
        ticks++;
      } else if (line.contains("eventname:REMOTE_COMMUNICATION")) {
        String serial = line.replaceAll(".* poolserial:(\\d+) .*", "$1");
        String quiet = Integer.toString(Integer.parseInt(serial) - ticks);
        headers.append(line.replace("serial:" + serial, "serial:" + quiet)).append('\n');
      }
    }
    return headers.toString();
  }

  private String socket() {
    String one = content("f0.out").lines().findFirst().orElse("");
    String other = content("f1.out").lines().findFirst().orElse("none");
    String same = one.equals(other) ? "same inode" : one + " and " + other;
    return replay.normal().text(one + "\n" + same + "\n");
  }

  private String ownPid() {
    return Long.toString(replay.pid());
  }

  /** Parent, process group, session and terminal of the daemon. */
  private String kinship() {
    String stat = ProcFs.read(replay.pid(), "stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    String terminal = fields[4].equals("0") ? "?" : fields[4];
    String group = fields[2].equals(ownPid()) ? "PID" : fields[2];
    String session = fields[3].equals(ownPid()) ? "PID" : fields[3];
    return fields[1] + " " + group + " " + session + " " + terminal + "\n";
  }

  private String configInfo() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Object each : (List<?>) replay.remote().call("supervisor.getAllConfigInfo")) {
      Map<?, ?> info = (Map<?, ?>) each;
      List<String> members = new ArrayList<>();
      for (String name : List.of("name", "command", "directory", "startretries", "process_prio")) {
        members.add(String.valueOf(info.get(name)));
      }
      text.append(String.join(" | ", members)).append('\n');
    }
    return replay.normal().text(text.toString());
  }

  private Set<String> names(String glob) throws IOException {
    Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(replay.directory(), glob)) {
      for (Path file : files) {
        names.add(file.getFileName().toString());
      }
    }
    return names;
  }

  private String content(String file) {
    return replay.normal().content(new TextFile(replay.directory().resolve(file)).text());
  }

  private boolean exists(String file) {
    return Files.exists(replay.directory().resolve(file));
  }

  private static String python(boolean value) {
    return PythonText.repr(value) + "\n";
  }
}
