package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.supervisord.logfile.FaultyLogs;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.FakeChild;

/** One random life of a supervisor, the same for the same seed; its rules are checked all along. */
final class RandomDaemon {
  private static final int STEPS = 40;
  private static final int LONGEST_SHUTDOWN_SECONDS = 1000;
  private static final int[] SPAWN_ERRORS = {
    Errno.EAGAIN, Errno.ENOMEM, Errno.ENOENT, Errno.EACCES, Errno.EMFILE, Errno.E2BIG
  };

  private final Random random;
  private final RandomPrograms programs;
  private final FaultyLogs logs = new FaultyLogs();
  private final ScriptedDaemon daemon;
  private final RandomPeers peers;
  private final RandomRequests requests;
  private final RandomChildren children;
  private final EndWatch endWatch;
  private final StateWatch watch = new StateWatch();
  private final List<Outcome<?>> outcomes = new ArrayList<>();
  private final boolean killsFail;
  private final boolean logsFail;
  private final int baseDescriptors;

  RandomDaemon(long seed, Path directory) {
    random = new Random(seed);
    programs = new RandomPrograms(random);
    daemon = new ScriptedDaemon(directory, programs.sections(), logs);
    daemon.bus.subscribe(watch);
    baseDescriptors = daemon.posix.openDescriptors();
    killsFail = random.nextInt(4) == 0;
    peers = new RandomPeers(random, daemon.posix, !killsFail);
    requests = new RandomRequests(random, daemon);
    children = new RandomChildren(random, programs, daemon, peers, requests);
    endWatch = new EndWatch(daemon, children, programs.isFatalFinal());
    logsFail = random.nextInt(4) == 0;
    if (random.nextBoolean()) {
      daemon.posix.reusePidsAfter(40);
    }
    daemon.posix.failSpawns(
        request -> random.nextInt(12) == 0 ? SPAWN_ERRORS[random.nextInt(SPAWN_ERRORS.length)] : 0);
    daemon.posix.failKills(
        kill -> {
          requests.checkKill(kill);
          return killsFail && random.nextInt(8) == 0 ? Errno.EPERM : 0;
        });
    logs.shorten(wanted -> 1 + random.nextInt(wanted));
  }

  void live() {
    daemon.begin();
    logs.fail(() -> logsFail && random.nextInt(6) == 0);
    check();
    for (int step = 0; step < STEPS && daemon.ends() == 0; step++) {
      if (endWatch.isRunning()) {
        act();
      }
      if (random.nextBoolean()) {
        daemon.settle();
        check();
      }
      if (random.nextInt(3) != 0) {
        children.listen(false);
        peers.serve();
      }
      if (random.nextInt(3) == 0) {
        daemon.pass(random.nextInt(4000) / 1000.0);
        check();
      }
    }
    end();
  }

  private void end() {
    daemon.posix.limitDescriptors(Integer.MAX_VALUE);
    if (endWatch.isRunning()) {
      calmDown();
    }
    if (random.nextBoolean()) {
      daemon.supervisor.restart();
    }
    daemon.supervisor.shutdown();
    daemon.pass(LONGEST_SHUTDOWN_SECONDS);
    check();
    checkOutput();
    peers.checkNoneIsLeft();
    checkSyslog();
    assertThat(daemon.ends()).as("ends of the shutdown").isOne();
    assertThat(daemon.posix.openDescriptors()).as("descriptors").isEqualTo(baseDescriptors);
    assertThat(daemon.files.openCount()).as("open logs").isZero();
    assertThat(daemon.loop.nextDeadlineNanos()).as("timers").isEqualTo(Long.MAX_VALUE);
    for (Outcome<?> outcome : outcomes) {
      assertThat(outcome).doesNotHaveToString("open");
    }
  }

  /** Lets listeners answer until there is nothing left to answer. */
  private void calmDown() {
    for (int round = 0; round < 30; round++) {
      daemon.pass(round < 20 ? 1 : 0);
      children.listen(true);
    }
    daemon.settle();
    check();
    if (!endWatch.isRunning()) {
      return;
    }
    children.checkDeliveries();
    if (!killsFail) {
      requests.checkNobodyIsFrozen(children.running());
    }
    if (programs.isFatalFinal()) {
      RandomPrograms.groups().forEach(requests::checkNobodyWaitsInVain);
    }
  }

  private void checkOutput() {
    if (killsFail || logsFail) {
      children.outputs().checkNoneTwice(logs);
    } else {
      children.outputs().checkComplete(logs);
    }
  }

  private void checkSyslog() {
    daemon.posix.receiver().takeOnly(Integer.MAX_VALUE);
    daemon.settle();
    daemon.syslog.close();
    if (daemon.syslogTrouble.notices().isEmpty()) {
      assertThat(daemon.syslogTrouble.losses()).as("lost for syslog").isEmpty();
    }
  }

  private void act() {
    String group = programs.anyGroup();
    String name = programs.anyProcess();
    switch (random.nextInt(23)) {
      case 0, 1 -> outcomes.add(daemon.start(name, random.nextBoolean()));
      case 2, 3 -> outcomes.add(daemon.stop(name, random.nextBoolean()));
      case 4, 5 -> children.endOne();
      case 6 -> startOrStopMany(group);
      case 7 -> attempt(() -> daemon.control.addProcessGroup(group));
      case 8 -> attempt(() -> daemon.control.removeProcessGroup(group));
      case 9 -> reload();
      case 10 -> attempt(() -> daemon.control.signalProcess(Namespec.parse(name), "USR1"));
      case 11, 12 -> daemon.control.sendRemoteCommEvent("t", "data");
      case 13 -> attempt(() -> daemon.control.clearLogs(Namespec.parse(name)));
      case 14 -> daemon.supervisor.reopenLogs();
      case 15 -> stepWallClock();
      case 16 -> attempt(() -> sendStdin(name));
      case 19 -> requests.ask(group);
      case 20 -> requests.act(group);
      case 17, 18 -> peers.tell(children.running());
      case 21 -> delaySyslogOrNot();
      default -> exhaustDescriptorsOrNot();
    }
  }

  private void stepWallClock() {
    long seconds = random.nextInt(200_000) - 100_000L;
    daemon.time.setWall(daemon.loop.nowWall().plusSeconds(seconds));
  }

  private void sendStdin(String name) throws ControlFault {
    Namespec process = Namespec.parse(name);
    if (!children.isListener(name.substring(0, name.indexOf(':')))) {
      daemon.control.sendStdin(process, new byte[random.nextInt(500)]);
    }
  }

  private void exhaustDescriptorsOrNot() {
    int spare = random.nextInt(8);
    daemon.posix.limitDescriptors(
        random.nextBoolean() ? Integer.MAX_VALUE : daemon.posix.openDescriptors() + spare);
  }

  private void delaySyslogOrNot() {
    daemon.posix.receiver().takeOnly(random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(4));
  }

  private void startOrStopMany(String group) {
    if (random.nextInt(4) == 0) {
      Outcome<RollResult> rolled = new Outcome<>();
      outcomes.add(rolled);
      daemon.control.rollGroup(group, rolled);
      return;
    }
    Outcome<List<ActionResult>> outcome = new Outcome<>();
    outcomes.add(outcome);
    boolean wait = random.nextBoolean();
    switch (random.nextInt(4)) {
      case 0 -> daemon.control.startGroup(group, wait, outcome);
      case 1 -> daemon.control.stopGroup(group, wait, outcome);
      case 2 -> daemon.control.startAll(wait, outcome);
      default -> daemon.control.stopAll(wait, outcome);
    }
  }

  private void reload() {
    boolean isOther = random.nextInt(3) == 0;
    daemon.rewrite(isOther ? programs.sections() : resized(daemon.sections()));
    attempt(() -> assertThat(daemon.control.planUpdate()).isEqualTo(daemon.control.planUpdate()));
    attempt(daemon.control::reloadConfig);
    for (int change = random.nextInt(4); change > 0; change--) {
      String group = programs.anyGroup();
      if (random.nextInt(3) == 0) {
        change(group, answer -> daemon.control.scaleProgram(group, random.nextInt(4), answer));
      } else {
        change(group, answer -> daemon.control.updateProcessGroup(group, answer));
      }
    }
  }

  /** The same programs, some of them with another number of processes. */
  private String resized(String sections) {
    StringBuilder text = new StringBuilder();
    for (String line : sections.split("\n", -1)) {
      boolean isResized = line.startsWith("numprocs=") && random.nextBoolean();
      text.append(isResized ? "numprocs=" + random.nextInt(4) : line).append('\n');
    }
    return text.toString();
  }

  /** What is asked for now counts, whatever is configured when it has come about. */
  private void change(String group, Consumer<Answer<GroupChange>> request) {
    boolean isListener = programs.isListener(group);
    List<String> needed = programs.needsOf(group);
    int least = programs.leastOf(group);
    Outcome<GroupChange> outcome = new Outcome<>();
    outcomes.add(outcome);
    request.accept(
        new Answer<>() {
          @Override
          public void succeed(GroupChange change) {
            watch.renewed(change);
            children.changed(group, isListener, needed, least);
            outcome.succeed(change);
          }

          @Override
          public void fail(ControlFault fault) {
            outcome.fail(fault);
          }
        });
  }

  private interface Request {
    void make() throws ControlFault;
  }

  /** A refusal is as good as a success here: rules are checked either way. */
  private static void attempt(Request request) {
    try {
      request.make();
    } catch (ControlFault refused) {
      assertThat(refused.text()).isNotEmpty();
    }
  }

  private void check() {
    TreeSet<Integer> known = new TreeSet<>();
    for (ProcessInfo info : daemon.control.allProcessInfo()) {
      watch.compare(info);
      if (info.pid() != 0) {
        assertThat(known.add(info.pid())).as("pid of one process alone: " + info).isTrue();
      }
    }
    TreeSet<Integer> running = new TreeSet<>();
    for (FakeChild child : children.running()) {
      running.add(child.pid());
    }
    if (!killsFail) {
      assertThat(known).as("pids of the processes and of running children").isEqualTo(running);
      assertThat(daemon.log.linesWith("reaped unknown pid")).isEmpty();
    } else if (daemon.ends() == 0) {
      assertThat(running).as("running children").containsAll(known);
    }
    endWatch.check();
    assertThat(daemon.log.linesWith("it probably just")).as("signals to reaped pids").isEmpty();
  }

  String history() {
    return String.join("\n", daemon.log.lines());
  }
}
