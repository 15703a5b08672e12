package io.daybook.build;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Gives classes of a jar that are older than Java 6 the format of Java 8. The JVM takes no older
/// one into a start-up cache, and verifies it anew, slowly, at every start; picocli is compiled for
/// Java 5. The instructions stay as they are, the map of types that the newer format wants is
/// added.
public final class UpgradeClasses {
  private UpgradeClasses() {}

  /// @param arguments the jar, which is replaced
  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path fresh = jar.resolveSibling(jar.getFileName() + ".upgraded");
    try (URLClassLoader types =
            new URLClassLoader(
                new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        ZipFile old = new ZipFile(jar.toFile());
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(fresh));
        ZipOutputStream out = new ZipOutputStream(file)) {
      ClassFile format = newFormat(types);
      List<? extends ZipEntry> entries = Collections.list(old.entries());
      for (ZipEntry entry : entries) {
        byte[] bytes = old.getInputStream(entry).readAllBytes();
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal()); // the build is the same whenever it is made
        out.putNextEntry(copy);
        out.write(entry.getName().endsWith(".class") ? upgraded(format, bytes) : bytes);
      }
    }
    Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  /// With a new pool of constants no method is copied as it is, so each gets its map of types.
  private static ClassFile newFormat(ClassLoader types) {
    return ClassFile.of(
        ClassFile.ConstantPoolSharingOption.NEW_POOL,
        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
        ClassFile.ClassHierarchyResolverOption.of(
            ClassHierarchyResolver.ofResourceParsing(types)
                .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  private static byte[] upgraded(ClassFile format, byte[] bytes) {
    ClassModel old = format.parse(bytes);
    if (old.majorVersion() >= ClassFile.JAVA_6_VERSION) {
      return bytes;
    }
    return format.transformClass(
        old,
        (upgraded, element) -> {
          if (element instanceof ClassFileVersion) {
            upgraded.withVersion(ClassFile.JAVA_8_VERSION, 0);
          } else {
            upgraded.with(element);
          }
        });
  }
}
