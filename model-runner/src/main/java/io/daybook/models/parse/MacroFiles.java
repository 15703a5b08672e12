package io.daybook.models.parse;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.view.CallView;
import io.daybook.jinja.view.MacroView;
import io.daybook.jinja.view.TemplateView;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.draft.ConfigDefaults;
import io.daybook.models.draft.Warning;
import io.daybook.models.memory.Memory;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Macro;
import io.daybook.models.project.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Macros in files: `macro`, `test`, `data_test` and `materialization` blocks, one macro each.
final class MacroFiles {
  private static final Set<String> ALL = Set.of("macro", "materialization", "test", "data_test");
  private static final Pattern LANGUAGES =
      Pattern.compile("supported_languages\\s*=\\s*\\[([^\\]]*)\\]");
  private static final Set<String> TESTS = Set.of("test", "data_test");

  /// Names that no macro call means: dbt's own functions.
  private static final Set<String> FUNCTIONS =
      Set.of(
          "source",
          "ref",
          "config",
          "var",
          "env_var",
          "return",
          "log",
          "print",
          "tojson",
          "fromjson",
          "toyaml",
          "fromyaml",
          "set",
          "set_strict",
          "zip",
          "zip_strict",
          "local_md5",
          "diff_of_two_dicts",
          "range",
          "dict",
          "lipsum",
          "cycler",
          "joiner",
          "namespace");

  private MacroFiles() {}

  /// A macro and the calls that stand in it: each the name that is called, and for
  /// `adapter.dispatch` the names of macro and namespace.
  record Written(Macro macro, List<List<?>> calls) {}

  /// The macros of one file.
  ///
  /// @param testsOnly true for a file below `tests/generic`
  /// @param warnings hears of tags that stand outside of all macros
  static List<Written> read(
      SourceFile file,
      double createdAt,
      boolean testsOnly,
      Memory memory,
      Consumer<Warning> warnings) {
    String kind = file.packageName() + " " + file.originalFilePath() + (testsOnly ? " tests" : "");
    String key = Memory.key("macros of " + kind, file.content());
    Optional<Object> known = memory.recall(key);
    List<@Nullable Object> found = new ArrayList<>();
    if (known.orElse(null) instanceof List<?> macros) {
      found.addAll(macros);
    } else {
      Blocks.Found blocks =
          Blocks.find(file.originalFilePath(), file.content(), testsOnly ? TESTS : ALL);
      blocks.blocks().forEach(block -> found.add(macro(file, block, testsOnly)));
      if (!testsOnly) {
        found.addAll(blocks.unexpected());
      }
      memory.keep(key, found);
    }
    List<Written> macros = new ArrayList<>();
    for (Object each : found) {
      if (each instanceof String word) {
        warnings.accept(Warning.unexpectedBlock(word, file.originalFilePath()));
      } else {
        macros.add(written(Fields.of(each), createdAt));
      }
    }
    return macros;
  }

  private static Written written(Fields found, double createdAt) {
    Macro macro = new Macro(found.fields("macro").with("created_at", createdAt));
    List<List<?>> calls = new ArrayList<>();
    for (Object call : found.list("calls")) {
      if (call instanceof List<?> words) {
        calls.add(words);
      }
    }
    return new Written(macro, calls);
  }

  private static Map<String, @Nullable Object> macro(
      SourceFile file, Blocks.Block block, boolean testsOnly) {
    // One line per key that dbt writes.
    TemplateView template = view(file, block);
    MacroView view = template.macros().getFirst();
    Map<String, @Nullable Object> docs =
        ConfigDefaults.nulls(Map.of("show", true), "show", "node_color");
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("meta", new LinkedHashMap<>());
    config.put("docs", docs);
    Map<String, @Nullable Object> f = new LinkedHashMap<>();
    f.put("name", view.name());
    f.put("resource_type", "macro");
    f.put("package_name", file.packageName());
    f.put("path", file.originalFilePath());
    f.put("original_file_path", file.originalFilePath());
    f.put("unique_id", "macro." + file.packageName() + "." + view.name());
    f.put("macro_sql", block.full());
    Map<String, @Nullable Object> dependsOn = new LinkedHashMap<>();
    dependsOn.put("macros", new ArrayList<>());
    f.put("depends_on", dependsOn);
    f.put("description", "");
    f.put("meta", new LinkedHashMap<>());
    f.put("docs", docs);
    f.put("config", config);
    f.put("patch_path", null);
    f.put("arguments", testsOnly ? List.of() : arguments(view));
    f.put("created_at", 0.0);
    f.put("supported_languages", languages(view, block.full()));
    Map<String, @Nullable Object> found = new LinkedHashMap<>();
    found.put("macro", f);
    found.put("calls", template.calls().stream().map(MacroFiles::call).toList());
    return found;
  }

  private static List<@Nullable Object> call(CallView call) {
    List<@Nullable Object> words = new ArrayList<>();
    words.add(call.name());
    if (call.name().equals("adapter.dispatch")) {
      words.add(argument(call, 0, "macro_name"));
      words.add(argument(call, 1, "macro_namespace"));
    }
    return words;
  }

  private static TemplateView view(SourceFile file, Blocks.Block block) {
    try {
      return Dialect.ENVIRONMENT.parse(block.full(), file.originalFilePath()).view();
    } catch (JinjaException e) {
      throw new FailureException(
          new Failure.Config(
              "PARSE-003",
              e.reason() + " (in macro " + block.name() + ")",
              Location.file(file.originalFilePath(), block.line() + Math.max(e.line(), 1) - 1L, 0),
              "correct the template"),
          e);
    }
  }

  /// The parameters; the languages of a materialization are one to dbt.
  private static List<@Nullable Object> arguments(MacroView view) {
    List<@Nullable Object> arguments = new ArrayList<>();
    view.parameters().forEach(parameter -> arguments.add(argument(parameter.name())));
    if (view.tag().equals("materialization")) {
      arguments.add(argument("supported_languages"));
    }
    return arguments;
  }

  private static Map<String, @Nullable Object> argument(String name) {
    Map<String, @Nullable Object> argument = new LinkedHashMap<>();
    argument.put("name", name);
    argument.put("type", null);
    argument.put("description", "");
    return argument;
  }

  /// What a materialization says in its tag; else SQL alone.
  private static @Nullable Object languages(MacroView view, String text) {
    if (!view.tag().equals("materialization")) {
      return null;
    }
    Matcher said = LANGUAGES.matcher(text.substring(0, Math.max(0, text.indexOf("%}"))));
    return Stream.of((said.find() ? said.group(1) : "sql").split(","))
        .map(language -> language.replaceAll("['\"\\s]", ""))
        .filter(language -> !language.isEmpty())
        .toList();
  }

  /// The macros with the ids of the macros that each calls.
  static List<Macro> linked(List<Written> all, Macros macros) {
    return all.parallelStream().map(written -> linked(written, macros)).toList();
  }

  private static Macro linked(Written written, Macros macros) {
    Macro macro = written.macro();
    List<@Nullable Object> ids = new ArrayList<>();
    for (List<?> call : written.calls()) {
      for (String called : called(call, macro, macros)) {
        Macros.@Nullable Found found = resolve(called, macro, macros);
        if (found != null && !ids.contains(found.id())) {
          ids.add(found.id());
        }
      }
    }
    Map<String, @Nullable Object> dependsOn = new LinkedHashMap<>();
    dependsOn.put("macros", ids);
    return new Macro(macro.fields().with("depends_on", dependsOn));
  }

  private static Macros.@Nullable Found resolve(String called, Macro macro, Macros macros) {
    String[] parts = called.split("\\.", -1);
    if (called.equals(macro.name()) || parts.length > 2) {
      return null;
    }
    return parts.length == 2
        ? macros.anywhere(parts[0], parts[1])
        : macros.anywhere(macro.packageName(), called);
  }

  /// The names that a call may mean, with what `adapter.dispatch` leads to.
  private static List<String> called(List<?> call, Macro macro, Macros macros) {
    String name = String.valueOf(call.getFirst());
    if (name.equals("adapter.dispatch")) {
      return dispatched(call, macro, macros);
    }
    boolean ignored = name.isEmpty() || name.startsWith("adapter.") || FUNCTIONS.contains(name);
    return ignored ? List.of() : List.of(name);
  }

  private static List<String> dispatched(List<?> call, Macro macro, Macros macros) {
    if (!(call.get(1) instanceof String name)) {
      return List.of();
    }
    @Nullable String namespace = call.get(2) instanceof String said ? said : null;
    Macros.@Nullable Found found = macros.dispatch(macro.packageName(), name, namespace);
    if (found == null) {
      throw new FailureException(
          new Failure.Config(
              "PARSE-030",
              "In dispatch: No macro named '"
                  + name
                  + "' found within namespace: '"
                  + (namespace == null ? "None" : namespace)
                  + "'",
              Location.file(macro.fields().text("original_file_path")),
              "write 'default__" + name + "', or take macro '" + macro.name() + "' out"));
    }
    return List.of(name, found.id().substring("macro.".length()));
  }

  private static @Nullable String argument(CallView call, int index, String name) {
    Optional<Object> value =
        index < call.arguments().size()
            ? call.arguments().get(index)
            : call.keywords().getOrDefault(name, Optional.empty());
    return value.filter(String.class::isInstance).map(String::valueOf).orElse(null);
  }
}
