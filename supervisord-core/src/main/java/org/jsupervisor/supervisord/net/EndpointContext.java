package org.jsupervisor.supervisord.net;

import java.util.function.Consumer;
import org.jsupervisor.rpc.http.HeldBytes;
import org.jsupervisor.rpc.http.HttpDate;
import org.jsupervisor.rpc.http.HttpLimits;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.StartupPosix;

/**
 * What every endpoint of a daemon shares.
 *
 * @param held what all connections together hold in memory
 * @param warnings takes lines for the main log
 */
public record EndpointContext(
    EventLoop loop,
    Posix posix,
    StartupPosix startup,
    HttpLimits limits,
    HttpDate date,
    HeldBytes held,
    Consumer<String> warnings) {}
