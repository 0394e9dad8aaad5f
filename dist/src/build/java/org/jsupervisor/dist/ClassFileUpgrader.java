package org.jsupervisor.dist;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;

/** Rewrites class files older than Java 6, which class-data sharing refuses, as Java 8 ones. */
final class ClassFileUpgrader {
  private static final int OLDEST_SHARED = Opcodes.V1_6;
  private static final int UPGRADED = Opcodes.V1_8;
  private static final int VERSION_OFFSET = 6;

  private final ClassLoader libraries;

  /**
   * Sets up an upgrader for classes of these libraries.
   *
   * @param libraries finds the classes that the upgraded ones refer to
   */
  ClassFileUpgrader(ClassLoader libraries) {
    this.libraries = libraries;
  }

  static boolean isTooOld(byte[] classFile) {
    int major = (classFile[VERSION_OFFSET] & 0xff) << 8 | (classFile[VERSION_OFFSET + 1] & 0xff);
    return major < OLDEST_SHARED;
  }

  /** Returns the class with stack maps and without subroutines, both required since Java 7. */
  byte[] upgrade(byte[] classFile) {
    ClassWriter writer = new FrameWriter(libraries);
    new ClassReader(classFile).accept(new Upgrade(writer), ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  private static final class Upgrade extends ClassVisitor {
    Upgrade(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      super.visit(UPGRADED, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new JSRInlinerAdapter(next, access, name, descriptor, signature, exceptions);
    }
  }

  /**
   * Joins types by way of the libraries; a library's optional partner that is absent counts as
   * Object.
   */
  private static final class FrameWriter extends ClassWriter {
    private final ClassLoader libraries;

    FrameWriter(ClassLoader libraries) {
      super(COMPUTE_FRAMES);
      this.libraries = libraries;
    }

    @Override
    protected String getCommonSuperClass(String one, String other) {
      try {
        return super.getCommonSuperClass(one, other);
      } catch (TypeNotPresentException absent) {
        return "java/lang/Object";
      }
    }

    @Override
    protected ClassLoader getClassLoader() {
      return libraries;
    }
  }
}
