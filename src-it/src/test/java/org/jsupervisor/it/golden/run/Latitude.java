package org.jsupervisor.it.golden.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.golden.Reason;

/**
 * What chance decides in a repeated run beyond what the recordings state: lines that may change
 * places, be missing, or read in several ways. For the distribution each is a deliberate
 * difference; for the original it is what a second run of it shows, too.
 */
record Latitude(
    String reason, Set<Product> products, String run, Kind kind, Pattern line, String other) {

  /** What may become of a line. */
  enum Kind {
    /** It changes places with the lines that match. */
    PASSES,
    /** It is left out. */
    IS_OPTIONAL,
    /** It reads as told. */
    READS,
    /** The output of its process arrives in other pieces. */
    IS_CUT
  }

  private static final String ANY_RUN = "run-.*";
  private static final Set<Product> OURS = Set.of(Product.OURS);
  private static final Set<Product> STOCK = Set.of(Product.STOCK);
  private static final Set<Product> BOTH = Set.of(Product.OURS, Product.STOCK);
  private static final List<Latitude> ALL = new ArrayList<>();

  static {
    String spawned = "INFO (spawn(ed|err): .*|(Creating|Closing) socket .*)";
    String success = "INFO success: .*";
    String anyEnd = "(INFO|WARN) (exited|gave up): .*|DEBG fd FD closed.*";
    String anySaid = "DEBG '\\w+' std(out|err) .*|DEBG \\w+: [A-Z]+ -> .*|[A-Z]{4} .*event .*";
    orders(Reason.STARTS_TAKE_TURNS.toString(), OURS, ANY_RUN, spawned);
    passes(anySaid + "|" + anyEnd);
    orders(Reason.HANDLED_AT_ONCE.toString(), OURS, ANY_RUN, success);
    passes(anySaid + "|" + anyEnd + "|" + spawned);
    orders(Reason.HANDLED_AT_ONCE.toString(), OURS, ANY_RUN, "EVENT PROCESS_STATE_RUNNING .*");
    passes("EVENT PROCESS_.*");

    String noticed = "an end is noticed at once or up to a second later";
    orders(noticed, BOTH, "run-exit-codes", "(INFO|WARN) exited: .*");
    passes(success + "|" + spawned);
    orders(noticed, BOTH, "run-fatal|run-spawn-errors|run-relative-command", anyEnd);
    passes(anyEnd + "|" + spawned + "|INFO spawnerr: .*");
    orders(noticed, BOTH, "run-stop-in-backoff", "WARN exited: q .*");
    passes(success);

    String quick = Reason.SUCCESS_ALWAYS_TOLD.toString();
    String quickRuns = "run-log-events|run-strip-ansi";
    String nothing = "INFO success: .* than 0 seconds .*";
    all(quick, STOCK, quickRuns, Kind.IS_OPTIONAL, nothing, "");
    orders(quick, BOTH, quickRuns, nothing);
    passes("DEBG '\\w+' stdout .*|DEBG fd FD closed.*|" + anyEnd + "|" + success);
    all(quick, STOCK, quickRuns, Kind.IS_OPTIONAL, "DEBG fd FD closed.* u .*", "");
    String state = "in state (STARTING|RUNNING)>";
    all(quick, BOTH, "run-strip-ansi", Kind.READS, state, "in state STARTING or RUNNING>");

    String wait = "INFO waiting for \\S+ to stop";
    all("a stop is over before it is waited for", STOCK, ANY_RUN, Kind.IS_OPTIONAL, wait, "");
    all("a script of four commands writes", BOTH, "run-daemon", Kind.IS_CUT, "w", "");
    orders("two processes write one log", STOCK, "run-daemon", "BLAT supervisord forked.*");
    passes("INFO .*");
    String mask = "SigBlk:\tf+e7ffbfeff";
    all("dash while it forks", BOTH, "run-child-env", Kind.READS, mask, "SigBlk:\t" + zeros(16));
    String inherited = "SigIgn:\t0{7}18(?=1001000)";
    all("signals of glibc", STOCK, "run-child-env", Kind.READS, inherited, "SigIgn:\t" + zeros(9));
  }

  private static String zeros(int count) {
    return "0".repeat(count);
  }

  private static void orders(String reason, Set<Product> products, String run, String line) {
    all(reason, products, run, Kind.PASSES, line, "");
  }

  /** Completes the latest order. */
  private static void passes(String others) {
    Latitude last = ALL.remove(ALL.size() - 1);
    all(last.reason, last.products, last.run, last.kind, last.line.pattern(), others);
  }

  private static void all(
      String reason, Set<Product> products, String run, Kind kind, String line, String other) {
    Pattern pattern = Pattern.compile(line, Pattern.DOTALL);
    ALL.add(new Latitude(reason, products, run, kind, pattern, other));
  }

  static List<Latitude> all() {
    return List.copyOf(ALL);
  }

  /** What holds for a run of that product. */
  static List<Latitude> of(Product product, String run) {
    return ALL.stream()
        .filter(each -> each.products.contains(product) && run.matches(each.run))
        .toList();
  }

  /** Whether the recorded text has something that this is about. */
  boolean concerns(String recorded) {
    boolean isOneReading = kind == Kind.READS && recorded.contains(other);
    return isOneReading || line.matcher(recorded).find();
  }

  /** Whether the two lines may change places. */
  boolean swaps(LogEntry one, LogEntry two) {
    return kind == Kind.PASSES && (swapsInOrder(one, two) || swapsInOrder(two, one));
  }

  private boolean swapsInOrder(LogEntry one, LogEntry two) {
    boolean isSame = one.subject().equals(two.subject()) && !run.startsWith("run-log-events");
    return !isSame && line.matcher(one.line()).matches() && two.line().matches("(?s)" + other);
  }

  /** Whether the line may be missing. */
  boolean dispensesWith(LogEntry entry) {
    return kind == Kind.IS_OPTIONAL && line.matcher(entry.line()).matches();
  }

  /** Whether the process may write what it writes in other pieces. */
  boolean joins(String process) {
    return kind == Kind.IS_CUT && line.matcher(process).matches();
  }

  /** The text with all readings replaced by one. */
  String read(String text) {
    return kind == Kind.READS ? line.matcher(text).replaceAll(other) : text;
  }
}
