package org.jsupervisor.it.golden.run;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.it.golden.Reason;
import org.jsupervisor.it.golden.run.RecordedRun.Entry;

/** A text of a recorded run that reads differently because the distribution does so on purpose. */
record DeliberateDifference(Reason reason, String run, String title, String from, String to) {

  private static final List<DeliberateDifference> ALL = new ArrayList<>();

  static {
    for (String file : List.of("file w.out", "file d.out", "file n.out")) {
      String ignored = "SigIgn:\t0000000001001000";
      differs(
          Reason.SIGNALS_NOT_IGNORED, "run-child-env", file, ignored, ignored.replace('1', '0'));
    }
    String received = "TIME WARN received SIGTERM indicating exit request\n";
    String sender = "TIME TRAC SIGTERM was sent by pid PID\n";
    differs(Reason.SENDER_TOLD, "run-daemon", "mainlog", received, received + sender);
    shortOutput();
    String stopped = "TIME WARN stopped: a (terminated by SIGTERM)\n";
    String refused =
        "TIME CRIT cannot restart, mend the configuration and start the daemon anew:"
            + " not a valid boolean value: 'perhaps' in section 'program:a'"
            + " (file: 'DIR/run-hup-broken.conf')\n";
    differs(Reason.BROKEN_RESTART_TOLD, "run-hup-broken", "mainlog", stopped, stopped + refused);
    differs(
        Reason.CAPTURE_LIMITED,
        "run-capture",
        "file lis.log",
        "len:76\nprocessname:big groupname:big pid:PID\n56789a",
        "len:70\nprocessname:big groupname:big pid:PID\n");
    rejectedEvents();
    socketInGroup();
    String header =
        "ver:3.0 server:supervisor serial:4 pool:lis poolserial:4"
            + " eventname:REMOTE_COMMUNICATION len:8\n";
    String headers = "REMOTE_COMMUNICATION headers in lis.log";
    differs(Reason.DELIVERED_ONCE, "run-listener-twice", headers, header + header, header);
    String fourth = "processname:q groupname:q from_state:STARTING tries:4<END>\n";
    String fatal =
        """
        ver:3.0 server:supervisor serial:11 pool:lis poolserial:11 eventname:PROCESS_STATE_FATAL len:44
        processname:q groupname:q from_state:BACKOFF<END>
        """;
    differs(
        Reason.LAST_EVENTS_HEARD, "run-stop-in-backoff", "file lis.log", fourth, fourth + fatal);
  }

  private static void shortOutput() {
    kept("file shorty.out", "", "hi\n");
    kept("file w.out", "before\n", "beforeafter\n");
    String last = "bcdefghijklmnopqrstuvwxyzABCDE<END>\n";
    String event =
        """
        ver:3.0 server:supervisor serial:4 pool:lis poolserial:4 eventname:PROCESS_LOG_STDOUT len:57
        processname:w groupname:w pid:PID channel:stdout
        after
        <END>
        """;
    kept("file lis.log", last, last + event);
    String spawned = "TIME INFO spawned: 'shorty' with pid PID\n";
    kept("mainlog", spawned, spawned + "TIME DEBG 'shorty' stdout output:\nhi\n\n");
    String letters = "abcdefghijklmnopqrstuvwxyz\n";
    String head = "TIME DEBG 'big' stdout output:\n";
    kept("mainlog", head + "0123456789" + letters, head + "0123456789\n" + head + letters);
    String emitted = "TIME DEBG 'w' stdout emitted a comm event\n";
    kept("mainlog", emitted, emitted + "TIME DEBG 'w' stdout output:\nafter\n\n");
    for (int i = 1; i <= 3; i++) {
      String text = "rebuffering event " + i + " for pool lis (buf size=";
      kept("mainlog", text + (3 - i), text + (4 - i));
    }
    String sent = "TIME DEBG event 3 sent to listener lis\n";
    String rebuffered = "TIME DEBG rebuffering event 4 for pool lis (buf size=0, max=100)\n";
    kept("mainlog", sent, sent + rebuffered);
    String ready = "TIME DEBG lis: ACKNOWLEDGED -> READY\n";
    String processed =
        """
        TIME DEBG event 4 sent to listener lis
        TIME DEBG 'lis' stdout output:
        b'RESULT 2\\nOKREADY\\n'
        TIME DEBG lis: event was processed
        TIME DEBG lis: BUSY -> ACKNOWLEDGED
        """;
    String closed = "TIME DEBG fd FD closed, stopped monitoring <POutputDispatcher at ADDR for";
    String next = closed + " <Subprocess at ADDR with name shorty in state RUNNING> (stdout)>";
    kept("mainlog", ready + next, ready + processed + ready + next);
  }

  private static void socketInGroup() {
    String started = "TIME INFO RPC interface 'supervisor' initialized\n";
    String creating = "TIME INFO Creating socket unix://DIR/f.sock\n";
    String closing = "TIME INFO Closing socket unix://DIR/f.sock\n";
    hasSocket("mainlog", started, creating + closing + started);
    String spawned = "TIME INFO spawned: 'f' with pid PID\n";
    hasSocket("mainlog", spawned, creating + spawned);
    String stopped = "TIME WARN stopped: f (terminated by SIGTERM)\n";
    hasSocket("mainlog", stopped, stopped + closing);
    hasSocket("f.sock exists", "False", "True");
    hasSocket("fd 0", "pipe:[N]", "socket:[N]");
  }

  private static void hasSocket(String title, String from, String to) {
    differs(Reason.SOCKET_IN_GROUP, "run-fcgi-in-group", title, from, to);
  }

  private static void kept(String title, String from, String to) {
    differs(Reason.SHORT_OUTPUT_KEPT, "run-capture", title, from, to);
  }

  private static void rejectedEvents() {
    stays("steps", "wait sent to listener b", "wait event was processed");
    stays("mainlog", "TIME DEBG event 0 sent to listener b\n", "");
    String answered =
        """
        TIME DEBG 'b' stdout output:
        b'RESULT 2\\nOKREADY\\n'
        TIME DEBG b: event was processed
        TIME DEBG b: BUSY -> ACKNOWLEDGED
        TIME DEBG b: ACKNOWLEDGED -> READY
        """;
    stays("mainlog", answered, "");
    String event = "ver:3.0 server:supervisor serial:0 pool:b poolserial:0 eventname:TICK_5 len:15";
    stays("file b.log", event + "\nwhen:EPOCH<END>\n", "");
  }

  private static void stays(String title, String from, String to) {
    differs(Reason.REJECTED_EVENTS_STAY, "run-listener-reject", title, from, to);
  }

  private static void differs(Reason reason, String run, String title, String from, String to) {
    ALL.add(new DeliberateDifference(reason, run, title, from, to));
  }

  static List<DeliberateDifference> all() {
    return List.copyOf(ALL);
  }

  /** The run as the distribution is to repeat it. */
  static RecordedRun amended(RecordedRun recorded) {
    List<Entry> entries = new ArrayList<>(recorded.entries());
    for (DeliberateDifference difference : ALL) {
      if (difference.run.equals(recorded.name())) {
        entries.replaceAll(
            entry -> entry.title().equals(difference.title) ? difference.apply(entry) : entry);
      }
    }
    return new RecordedRun(recorded.name(), recorded.arguments(), entries);
  }

  private Entry apply(Entry entry) {
    if (!entry.text().contains(from)) {
      throw new AssertionError("nothing to replace for: " + reason + "\n" + from);
    }
    String text = from.isEmpty() ? to + entry.text() : entry.text().replace(from, to);
    return new Entry(entry.title(), text);
  }
}
