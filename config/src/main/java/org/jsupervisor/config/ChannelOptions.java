package org.jsupervisor.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsupervisor.config.model.LogFileConfig;
import org.jsupervisor.config.model.LogFileConfig.Target;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.value.ByteSize;

/**
 * The {@code stdout_} or {@code stderr_} options of one section. Confined to the thread that loads
 * the configuration.
 */
final class ChannelOptions {
  private final String channel;
  private final Load load;
  private final SectionValues values;
  private ByteSize captureMaxbytes = new ByteSize(0);
  private boolean eventsEnabled;

  ChannelOptions(String channel, Load load, SectionValues values) {
    this.channel = channel;
    this.load = load;
    this.values = values;
  }

  /** Reads what all processes of the section share. */
  void readOnce() {
    captureMaxbytes = values.byteSize(channel + "_capture_maxbytes", "0");
    eventsEnabled = values.bool(channel + "_events_enabled", false);
  }

  /**
   * Reads what may differ from process to process.
   *
   * @param isRedirected whether the channel has no file because its output goes to stdout
   */
  LogFileConfig read(boolean isRedirected) {
    String fileKey = channel + "_logfile";
    LogFileNames names = names(fileKey);
    String file = names.first();
    String word = file == null ? "auto" : file.toLowerCase(Locale.ROOT);
    boolean isAuto = word.equals("auto");
    boolean isSyslogFile = word.equals("syslog");
    boolean isNamed = !isAuto && !isSyslogFile && !word.equals("none") && !word.equals("off");
    String named =
        isNamed && file != null ? values.parsed(fileKey, file, MachineType.file(load.paths)) : null;
    String path = named == null ? "" : named;
    int backups = values.integer(fileKey + "_backups", 10);
    ByteSize maxbytes = values.byteSize(fileKey + "_maxbytes", "50MB");
    boolean syslog = values.bool(channel + "_syslog", false);
    if (isSyslogFile) {
      warnOfSyslogFile(fileKey);
    }
    if (isAuto && maxbytes.bytes() == 0) {
      warnOfEndlessFile(fileKey);
    }
    if (isRedirected && isNamed) {
      warnOfIgnoredFile();
    }
    Target target = isAuto ? Target.AUTO : path.isEmpty() ? Target.NONE : Target.PATH;
    if (isRedirected) {
      target = Target.NONE;
    }
    return new LogFileConfig(
        target,
        target == Target.PATH ? path : null,
        maxbytes,
        backups,
        captureMaxbytes,
        eventsEnabled,
        syslog || isSyslogFile || names.hasSyslog(),
        isRedirected ? List.of() : further(fileKey, names));
  }

  private LogFileNames names(String fileKey) {
    String text = values.text(fileKey);
    if (text != null) {
      // Compatibility: expanded twice, so a percent sign must be written four times.
      text = values.expanded(fileKey, text, fileKey);
    }
    return LogFileNames.of(text, load.paths);
  }

  private List<String> further(String fileKey, LogFileNames names) {
    List<String> further = new ArrayList<>();
    for (String name : names.further()) {
      String path = values.parsed(fileKey, name, MachineType.file(load.paths));
      if (path != null) {
        further.add(path);
      }
    }
    return further;
  }

  private void warnOfSyslogFile(String fileKey) {
    load.warn(
        forSection()
            + fileKey
            + "=syslog but this is deprecated and will be removed.  Use "
            + channel
            + "_syslog=true to enable syslog instead.",
        values.section(),
        fileKey);
  }

  private void warnOfEndlessFile(String fileKey) {
    load.warn(
        forSection()
            + "AUTO logging used for "
            + fileKey
            + " without rollover, set maxbytes > 0 to avoid filling up filesystem unintentionally",
        values.section(),
        fileKey + "_maxbytes");
  }

  private void warnOfIgnoredFile() {
    load.warn(
        forSection()
            + "redirect_stderr=true but stderr_logfile has also been set to a filename,"
            + " the filename has been ignored",
        values.section(),
        "stderr_logfile");
  }

  private String forSection() {
    return "For [" + values.section().name() + "], ";
  }
}
