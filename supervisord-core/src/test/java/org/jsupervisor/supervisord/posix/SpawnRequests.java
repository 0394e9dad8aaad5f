package org.jsupervisor.supervisord.posix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds requests for tiny shell children. */
public final class SpawnRequests {
  private final List<byte[]> environment = new ArrayList<>();
  private byte[] path = bytes("/bin/sh");
  private List<byte[]> arguments = List.of(bytes("/bin/sh"));
  private int stdin;
  private int stdout = 1;
  private int stderr = 2;
  private byte @Nullable [] directory;
  private @Nullable Integer umask;
  private final List<SpawnRequest.Passed> passed = new ArrayList<>();

  private SpawnRequests() {}

  public static SpawnRequests shell(String script) {
    SpawnRequests request = new SpawnRequests();
    request.arguments = List.of(bytes("/bin/sh"), bytes("-c"), bytes(script));
    return request;
  }

  public static SpawnRequests program(String... command) {
    SpawnRequests request = new SpawnRequests();
    request.path = bytes(command[0]);
    request.arguments = new ArrayList<>();
    for (String argument : command) {
      request.arguments.add(bytes(argument));
    }
    return request;
  }

  public SpawnRequests stdin(int fd) {
    stdin = fd;
    return this;
  }

  public SpawnRequests stdout(int fd) {
    stdout = fd;
    return this;
  }

  public SpawnRequests stderr(int fd) {
    stderr = fd;
    return this;
  }

  public SpawnRequests in(String where) {
    directory = bytes(where);
    return this;
  }

  public SpawnRequests umask(int mask) {
    umask = mask;
    return this;
  }

  public SpawnRequests passing(int source, int target) {
    passed.add(new SpawnRequest.Passed(source, target));
    return this;
  }

  public SpawnRequests environment(byte[] pair) {
    environment.add(pair);
    return this;
  }

  public SpawnRequest build() {
    return new SpawnRequest(
        path, arguments, environment, stdin, stdout, stderr, directory, umask, passed);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
