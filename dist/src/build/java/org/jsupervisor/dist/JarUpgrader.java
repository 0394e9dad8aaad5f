package org.jsupervisor.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Copies jars into a directory, upgrading their class files on the way. */
public final class JarUpgrader {
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ClassFileUpgrader upgrader;

  private JarUpgrader(ClassFileUpgrader upgrader) {
    this.upgrader = upgrader;
  }

  /**
   * Upgrades all jars of a directory.
   *
   * @param arguments the directory holding all the jars, and the directory to write them to, which
   *     is emptied
   */
  public static void main(String[] arguments) throws IOException {
    upgradeAll(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  static void upgradeAll(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path stale : jarsIn(to)) {
      Files.delete(stale);
    }
    List<Path> jars = jarsIn(from);
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    try (URLClassLoader libraries =
        new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      JarUpgrader upgrader = new JarUpgrader(new ClassFileUpgrader(libraries));
      for (Path jar : jars) {
        upgrader.copy(jar, to.resolve(jar.getFileName()));
      }
    }
  }

  private static List<Path> jarsIn(Path directory) throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.jar")) {
      found.forEach(jars::add);
    }
    jars.sort(null);
    return jars;
  }

  private void copy(Path from, Path to) throws IOException {
    try (ZipFile jar = new ZipFile(from.toFile())) {
      if (!holdsOldClasses(jar)) {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        return;
      }
      try (OutputStream out = Files.newOutputStream(to);
          ZipOutputStream upgraded = new ZipOutputStream(out)) {
        for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
          copyEntry(jar, entries.nextElement(), upgraded);
        }
      }
    }
  }

  private static boolean holdsOldClasses(ZipFile jar) throws IOException {
    for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
      ZipEntry entry = entries.nextElement();
      if (isClass(entry) && ClassFileUpgrader.isTooOld(read(jar, entry))) {
        return true;
      }
    }
    return false;
  }

  private void copyEntry(ZipFile jar, ZipEntry entry, ZipOutputStream to) throws IOException {
    byte[] content = read(jar, entry);
    if (isClass(entry) && ClassFileUpgrader.isTooOld(content)) {
      content = upgrader.upgrade(content);
    }
    ZipEntry copy = new ZipEntry(entry.getName());
    copy.setTimeLocal(ENTRY_TIME);
    to.putNextEntry(copy);
    to.write(content);
    to.closeEntry();
  }

  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
  }

  private static byte[] read(ZipFile jar, ZipEntry entry) throws IOException {
    try (InputStream content = jar.getInputStream(entry)) {
      return content.readAllBytes();
    }
  }
}
