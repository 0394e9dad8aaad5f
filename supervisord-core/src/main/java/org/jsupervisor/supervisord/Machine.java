package org.jsupervisor.supervisord;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsupervisor.config.LoaderEnvironment;
import org.jsupervisor.supervisord.event.EventBus;
import org.jsupervisor.supervisord.logfile.LogFileSystem;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.TimeSource;
import org.jsupervisor.supervisord.posix.JnrPosix;
import org.jsupervisor.supervisord.posix.SignalSource;

/**
 * What lasts from the first start to the last end, over restarts.
 *
 * @param bus numbers events on and on
 */
record Machine(
    LaunchSettings settings,
    JnrPosix posix,
    LogFileSystem files,
    TimeSource time,
    EventLoop loop,
    SignalSource signals,
    EventBus bus,
    LoaderEnvironment environment) {

  static LoaderEnvironment environment(LaunchSettings settings, JnrPosix posix) throws IOException {
    return new LoaderEnvironment(
        settings.environment(),
        hostName(),
        Path.of("").toAbsolutePath().toString(),
        posix.uid(),
        new KernelAccounts(posix),
        true);
  }

  private static String hostName() throws IOException {
    byte[] name = Files.readAllBytes(Path.of("/proc/sys/kernel/hostname"));
    return new String(name, StandardCharsets.UTF_8).strip();
  }
}
