package io.daybook.models.parse;

import io.daybook.models.draft.ConfigDefaults;
import io.daybook.models.draft.Warning;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Macro;
import io.daybook.models.parse.link.Annotations;
import io.daybook.models.properties.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What properties files say of macros.
final class MacroPatches {
  private final Map<String, Macro> macros = new LinkedHashMap<>();
  private final Consumer<Warning> warnings;
  private final boolean validates;

  MacroPatches(List<Macro> macros, Consumer<Warning> warnings, boolean validates) {
    this.warnings = warnings;
    this.validates = validates;
    macros.forEach(macro -> this.macros.put(macro.uniqueId(), macro));
  }

  List<Macro> patched() {
    return new ArrayList<>(macros.values());
  }

  void apply(Entry entry) {
    // One statement per key that a macro's properties can set.
    String id = "macro." + entry.packageName() + "." + entry.name();
    @Nullable Macro macro = macros.get(id);
    if (macro == null) {
      warnings.accept(
          new Warning(
              "MacroNotFoundForPatch",
              "Found patch for macro \"" + entry.name() + "\" which was not found"));
      return;
    }
    if (macro.fields().has("patch_path")) {
      throw entry.mistake(
          "PARSE-060",
          "dbt found two schema.yml entries for the same macro in package "
              + entry.packageName()
              + " named "
              + entry.name(),
          "remove one of them");
    }
    Fields said = entry.fields();
    Map<String, @Nullable Object> meta = new LinkedHashMap<>(said.fields("meta").values());
    meta.putAll(said.fields("config").fields("meta").values());
    Fields docs =
        said.fields("config").has("docs")
            ? said.fields("config").fields("docs")
            : said.fields("docs");
    Map<String, @Nullable Object> shown =
        ConfigDefaults.nulls(Map.of("show", true), "show", "node_color");
    shown.putAll(docs.values());
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("meta", meta);
    config.put("docs", shown);
    Fields patched =
        macro
            .fields()
            .with("description", said.text("description"))
            .with("meta", meta)
            .with("docs", shown)
            .with("config", config)
            .with("patch_path", entry.patchPath());
    if (!said.each("arguments").isEmpty()) {
      warn(macro, said.each("arguments"));
      patched = patched.with("arguments", arguments(said));
    }
    macros.put(id, new Macro(patched));
  }

  private void warn(Macro macro, List<Fields> arguments) {
    if (validates) {
      Annotations.problems(macro, arguments).stream()
          .map(problem -> new Warning("InvalidMacroAnnotation", problem))
          .forEach(warnings);
    }
  }

  private static List<@Nullable Object> arguments(Fields said) {
    List<@Nullable Object> arguments = new ArrayList<>();
    for (Fields each : said.each("arguments")) {
      Map<String, @Nullable Object> argument = new LinkedHashMap<>();
      argument.put("name", each.get("name"));
      argument.put("type", each.get("type"));
      argument.put("description", each.text("description"));
      arguments.add(argument);
    }
    return arguments;
  }
}
