package io.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `./daybook` itself, in a folder of its own with a jar of ours.
@Tag("slow")
class FrontDoorTest {
  @TempDir Path home;

  @BeforeEach
  void copyTheFrontDoor() throws IOException {
    Files.copy(
        Checkout.root().resolve("daybook"),
        home.resolve("daybook"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.createDirectories(jar().getParent());
  }

  @Test
  void aJarOfEqualSizeNeverRunsTheOldCode() throws Exception {
    writeJar("one");
    assertEquals("one", run(Map.of(), "./daybook"));
    assertEquals(1, caches().size());
    Path firstCache = caches().getFirst();
    long size = Files.size(jar());
    var modified = Files.getLastModifiedTime(jar());

    writeJar("two");
    Files.setLastModifiedTime(jar(), modified);

    assertEquals(size, Files.size(jar()));
    assertEquals("two", run(Map.of(), "./daybook"));
    assertEquals(1, caches().size());
    assertTrue(!caches().getFirst().equals(firstCache));
  }

  @Test
  void findsAJdkOf25AlthoughJavaHomeNamesAnOlderOne() throws Exception {
    Path older = home.resolve("jdk-17");
    Files.createDirectories(older.resolve("bin"));
    for (String program : List.of("java", "javac")) {
      Files.writeString(older.resolve("bin").resolve(program), "#!/bin/sh\necho 17\n");
      assertTrue(older.resolve("bin").resolve(program).toFile().setExecutable(true));
    }
    Files.writeString(older.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");

    String found = run(Map.of("JAVA_HOME", older.toString()), "./daybook", "--jdk-home");

    assertTrue(Integer.parseInt(release(Path.of(found)).split("\\.")[0]) >= 25, found);
  }

  @Test
  void saysHowToGetAJdkWhereNoneIs() throws Exception {
    assumeTrue(
        run(Map.of(), "sh", "-c", "unshare -m true 2>&1 || echo no").isEmpty(),
        "needs mount namespaces");
    String hide = "mount -t tmpfs none /usr/lib/jvm && exec ./daybook --version";

    String said =
        run(
            Map.of("JAVA_HOME", "", "HOME", home.toString()),
            "sh",
            "-c",
            "unshare -m sh -c '" + hide + "' 2>&1 || echo exit $?");

    assertEquals(
        """
        error[JDK-001]: Daybook needs a JDK 25 or newer, and none was found
          --> looked at PATH, /usr/lib/jvm, ~/.sdkman, ~/.jdks, /Library/Java/JavaVirtualMachines, Homebrew
        hint: install one (Debian: apt install openjdk-25-jdk, macOS: brew install openjdk, any: https://adoptium.net) or set JAVA_HOME to it
        exit 2\
        """,
        said);
  }

  private Path jar() {
    return home.resolve("cli/target/daybook.jar");
  }

  private List<Path> caches() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("cli/target/aot"))) {
      return files.filter(f -> f.toString().endsWith(".aot")).toList();
    }
  }

  private static String release(Path jdk) throws IOException {
    return Files.readAllLines(jdk.resolve("release")).stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> line.replaceAll("[^0-9.]", ""))
        .findFirst()
        .orElseThrow();
  }

  /// A jar whose Main prints `word`, stored without compression so that equal words give equal
  /// sizes.
  private void writeJar(String word) throws IOException {
    Path classes = Files.createTempDirectory(home, "classes");
    compile(
        "Main",
        "public static void main(String[] a) { System.out.println(\"" + word + "\"); }",
        classes);
    compile(
        "Training", "public static void main(String[] a) { System.out.println(\"x\"); }", classes);
    Path fresh = home.resolve("fresh.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(fresh))) {
      for (String name : List.of("Main", "Training")) {
        String path = "io/daybook/cli/" + name + ".class";
        store(out, path, Files.readAllBytes(classes.resolve(path)));
      }
    }
    Files.move(fresh, jar(), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void store(JarOutputStream out, String path, byte[] content) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(content);
    JarEntry entry = new JarEntry(path);
    entry.setMethod(JarEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    entry.setTime(0);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  private static void compile(String name, String body, Path into) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String source = "package io.daybook.cli; public class " + name + " {" + body + "}";
    var unit =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    boolean good =
        compiler
            .getTask(null, null, null, List.of("-d", into.toString()), null, List.of(unit))
            .call();
    assertTrue(good);
  }

  private String run(Map<String, String> environment, String... words) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(words).directory(home.toFile());
    builder.environment().putAll(environment);
    builder.redirectError(home.resolve("stderr").toFile());
    Process process = builder.start();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    process.getInputStream().transferTo(out);
    process.waitFor();
    return out.toString(java.nio.charset.StandardCharsets.UTF_8).strip();
  }
}
