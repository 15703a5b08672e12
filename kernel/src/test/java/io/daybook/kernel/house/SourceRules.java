package io.daybook.kernel.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// What a class file does not show: the size of methods, files and packages, and their
/// documentation.
final class SourceRules {
  private static final int LONGEST_METHOD = 60;
  private static final int LONGEST_FILE = 400;

  private final Limits limits;
  private final List<String> broken = new ArrayList<>();

  private SourceRules(Limits limits) {
    this.limits = limits;
  }

  /// What differs between a room in order and one that is not yet.
  ///
  /// @param longMethod lines above which a method needs a comment that says why it is one piece
  /// @param largestPackage how many types a package may have
  record Limits(int longMethod, int largestPackage) {
    static final Limits HOUSE = new Limits(30, 20);
    static final Limits UNFINISHED = new Limits(LONGEST_METHOD, 60);
  }

  static void check(Path sources, Limits limits) {
    SourceRules rules = new SourceRules(limits);
    try (Stream<Path> files = Files.walk(sources)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".java")).toList();
      if (all.isEmpty()) {
        throw new AssertionError("no sources in " + sources.toAbsolutePath());
      }
      rules.packages(all);
      rules.files(all);
      rules.methods(all);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    if (!rules.broken.isEmpty()) {
      throw new AssertionError(
          rules.broken.size() + " rules broken:\n" + String.join("\n", rules.broken));
    }
  }

  private void packages(List<Path> files) throws IOException {
    Map<Path, Integer> types = new TreeMap<>();
    for (Path file : files) {
      if (file.endsWith("module-info.java")) {
        continue; // it is in no package
      }
      boolean info = file.endsWith("package-info.java");
      types.merge(file.resolveSibling(""), info ? 0 : 1, Integer::sum);
    }
    for (Map.Entry<Path, Integer> folder : types.entrySet()) {
      Path info = folder.getKey().resolve("package-info.java");
      if (!Files.exists(info)) {
        broken.add(folder.getKey() + ": add package-info.java that says what the room is for");
      } else if (!Files.readString(info).contains("@NullMarked\npackage")) {
        broken.add(info + ": add @NullMarked");
      }
      if (folder.getValue() > limits.largestPackage()) {
        broken.add(
            "%s: %d types, at most %d: find the second concept"
                .formatted(folder.getKey(), folder.getValue(), limits.largestPackage()));
      }
    }
  }

  private void files(List<Path> files) throws IOException {
    for (Path file : files) {
      List<String> lines = Files.readAllLines(file);
      long code = lines.stream().map(String::strip).filter(SourceRules::isCode).count();
      if (code > LONGEST_FILE) {
        broken.add("%s: %d lines of code, at most %d".formatted(file, code, LONGEST_FILE));
      }
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).matches(".*\\b(TODO|FIXME|XXX)\\b.*")) {
          broken.add(file + ":" + (i + 1) + ": do it, or open an issue");
        }
      }
    }
  }

  private void methods(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new Methods(positions, unit), null);
      }
    }
  }

  private static boolean isCode(String line) {
    return !line.isEmpty() && !line.startsWith("//") && !line.startsWith("import ");
  }

  /// Measures each method of a file.
  private final class Methods extends TreeScanner<Void, Void> {
    private final SourcePositions positions;
    private final CompilationUnitTree unit;

    Methods(SourcePositions positions, CompilationUnitTree unit) {
      this.positions = positions;
      this.unit = unit;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      LineMap lines = unit.getLineMap();
      long start = positions.getStartPosition(unit, method);
      long end = positions.getEndPosition(unit, method);
      if (start >= 0 && end >= 0) {
        measure(method, lines.getLineNumber(start), lines.getLineNumber(end));
      }
      return super.visitMethod(method, null);
    }

    private void measure(MethodTree method, long first, long last) {
      long length = last - first + 1;
      if (length <= limits.longMethod()) {
        return;
      }
      String[] text = text().split("\n", -1);
      String before = first >= 2 ? text[(int) first - 2].strip() : "";
      boolean explained =
          before.startsWith("//")
              || Stream.of(text)
                  .skip(first - 1)
                  .limit(length)
                  .anyMatch(line -> line.contains("//"));
      boolean hot = before.contains("benchmark");
      String place = unit.getSourceFile().getName() + ":" + first + " " + method.getName();
      if (length > LONGEST_METHOD && !hot) {
        broken.add(
            "%s: %d lines, at most %d: name its parts".formatted(place, length, LONGEST_METHOD));
      } else if (!explained) {
        broken.add("%s: %d lines: say in a comment why it is one piece".formatted(place, length));
      }
    }

    private String text() {
      try {
        return unit.getSourceFile().getCharContent(true).toString();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }
}
