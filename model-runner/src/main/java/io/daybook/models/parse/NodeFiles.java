package io.daybook.models.parse;

import io.daybook.jinja.Template;
import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.value.Values;
import io.daybook.jinja.view.CallView;
import io.daybook.jinja.view.TemplateView;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.draft.ConfigMerge;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Drafts;
import io.daybook.models.draft.Fqn;
import io.daybook.models.draft.PythonText;
import io.daybook.models.draft.Warning;
import io.daybook.models.memory.Memory;
import io.daybook.models.memory.NodeMemory;
import io.daybook.models.memory.Trace;
import io.daybook.models.node.Fields;
import io.daybook.models.node.ResourceType;
import io.daybook.models.project.PackageProject;
import io.daybook.models.project.SourceFile;
import io.daybook.models.project.YamlRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Nodes that stand in files: what each refers to and configures is read from its template where it
/// is written literally, else by rendering it while nothing is executed.
final class NodeFiles {
  private static final Pattern SMALL_FLAG = Pattern.compile("config\\([^)]*\\b(?:true|false)\\b");
  private static final Set<String> LITERAL = Set.of("ref", "source", "config");
  private final World world;
  private final Drafts drafts;
  private final NodeMemory memory;

  NodeFiles(World world, Drafts drafts, Memory memory) {
    this.world = world;
    this.drafts = drafts;
    this.memory = new NodeMemory(memory, world::answer);
  }

  /// A model, an analysis or a singular test.
  Draft file(SourceFile file, ResourceType type) {
    String path =
        type == ResourceType.ANALYSIS ? "analysis/" + file.relativePath() : file.relativePath();
    Draft draft =
        drafts.node(
            new Drafts.Start(
                type,
                file.packageName(),
                file.stem(),
                path,
                file.originalFilePath(),
                Fqn.of(file.packageName(), path, file.stem()),
                file.content()),
            file);
    read(draft);
    return draft;
  }

  /// The snapshots of one file, one per block.
  List<Draft> snapshots(SourceFile file) {
    List<Draft> snapshots = new ArrayList<>();
    Blocks.Found found = Blocks.find(file.originalFilePath(), file.content(), Set.of("snapshot"));
    for (String word : found.unexpected()) {
      world.warnings().accept(Warning.unexpectedBlock(word, file.relativePath()));
    }
    for (Blocks.Block block : found.blocks()) {
      List<String> fqn = Fqn.prefix(file.packageName(), file.relativePath());
      fqn.add(file.stem());
      fqn.add(block.name());
      Draft draft =
          drafts.node(
              new Drafts.Start(
                  ResourceType.SNAPSHOT,
                  file.packageName(),
                  block.name(),
                  file.relativePath(),
                  file.originalFilePath(),
                  fqn,
                  block.contents()),
              file);
      read(draft);
      snapshots.add(draft);
    }
    return snapshots;
  }

  /// A seed.
  Draft seed(SourceFile file, PackageProject owner) {
    Draft draft =
        drafts.node(
            new Drafts.Start(
                ResourceType.SEED,
                file.packageName(),
                file.stem(),
                file.relativePath(),
                file.originalFilePath(),
                Fqn.of(file.packageName(), file.relativePath(), file.stem()),
                ""),
            file);
    draft.fields.put("root_path", owner.folder().toAbsolutePath().normalize().toString());
    return draft;
  }

  /// The hooks of a project: `on-run-start` and `on-run-end`.
  List<Draft> hooks(PackageProject owner) {
    List<Draft> hooks = new ArrayList<>();
    for (String when : List.of("on-run-start", "on-run-end")) {
      List<String> statements = owner.hooks(when);
      for (int i = 0; i < statements.size(); i++) {
        hooks.add(hook(owner, when, i, statements.get(i)));
      }
    }
    return hooks;
  }

  private Draft hook(PackageProject owner, String when, int index, String statement) {
    String name = owner.name() + "-" + when + "-" + index;
    SourceFile file =
        new SourceFile(owner.name(), ".", "dbt_project.yml", "", owner.checksum(), true);
    String path = "hooks/" + name + ".sql";
    Draft draft =
        drafts.node(
            new Drafts.Start(
                ResourceType.OPERATION,
                owner.name(),
                name,
                path,
                "./dbt_project.yml",
                Fqn.of(owner.name(), path, name),
                statement),
            file);
    draft.list("tags").add(when);
    draft.fields.put("language", "sql");
    draft.fields.put("index", (long) index);
    read(draft);
    return draft;
  }

  /// Reads the references and the configuration of a node's code.
  private void read(Draft draft) {
    boolean python = draft.text("language").equals("python");
    String raw = draft.text("raw_code");
    String code = python ? PythonCalls.template(raw) : raw;
    boolean overridden = isOverridden(draft);
    String variant = draft.text("language") + (overridden ? " by own macros" : "");
    if (!YamlRenderer.isTemplate(code) || memory.recall(draft, variant)) {
      return;
    }
    Trace trace = memory.trace();
    try {
      Template template = Dialect.ENVIRONMENT.parse(code, draft.text("original_file_path"));
      TemplateView view = template.view();
      boolean literal = isLiteral(view) && !overridden;
      if (literal) {
        view.calls().forEach(call -> literal(draft, call));
      } else {
        template.render(new ParseScope(world, draft.packageName, draft, trace));
      }
      if (literal && isStatic(draft, view)) {
        draft.unrenderedCall = new LinkedHashMap<>(draft.call);
        once(draft.list("sources"));
      } else if (!draft.call.isEmpty()) {
        unrendered(draft, view);
      }
      memory.keep(draft, variant, trace);
    } catch (JinjaException e) {
      throw mistake(draft, e);
    }
  }

  /// dbt's extractor keeps sources as a set, and references as they come.
  private static void once(List<@Nullable Object> sources) {
    List<@Nullable Object> each = List.copyOf(new LinkedHashSet<>(sources));
    sources.clear();
    sources.addAll(each);
  }

  /// True where dbt too reads a model without rendering it; it then keeps values as they are.
  private static boolean isStatic(Draft draft, TemplateView view) {
    return draft.type == ResourceType.MODEL
        && view.calls("ref").stream().allMatch(call -> call.keywords().isEmpty())
        && draft.call.values().stream().allMatch(NodeFiles::isExtracted)
        && !SMALL_FLAG.matcher(draft.text("raw_code")).find();
  }

  /// dbt's extractor knows texts, `True` and `False`, lists and dicts of these, and nothing else.
  private static boolean isExtracted(@Nullable Object value) {
    return switch (value) {
      case String _, Boolean _ -> true;
      case Map<?, ?> map -> map.values().stream().allMatch(NodeFiles::isExtracted);
      case List<?> list -> list.stream().allMatch(NodeFiles::isExtracted);
      case null, default -> false;
    };
  }

  static FailureException mistake(Draft draft, JinjaException e) {
    List<String> calls =
        e.macroStack().stream()
            .map(site -> "macro " + site.macro() + " (" + site.template() + ":" + site.line() + ")")
            .toList();
    String template = e.template().isEmpty() ? draft.text("original_file_path") : e.template();
    return new FailureException(
        new Failure.Config(
            "PARSE-004",
            "Compilation Error in "
                + draft.type.key()
                + " "
                + draft.name()
                + " ("
                + draft.text("original_file_path")
                + "): "
                + e.reason(),
            new Location.TemplatePlace(new Location.FilePlace(template, e.line(), 0), calls),
            e.hint() == null ? "correct the template" : String.valueOf(e.hint())),
        e);
  }

  private static boolean isLiteral(TemplateView view) {
    return LITERAL.containsAll(view.freeNames())
        && view.macros().isEmpty()
        && view.calls().stream()
            .allMatch(call ->
                call.isComplete()
                    && !call.conditional()
                    && LITERAL.contains(call.name())
                    && isPlain(call));
  }

  private static boolean isPlain(CallView call) {
    int count = call.arguments().size();
    return switch (call.name()) {
      case "ref" ->
          (count == 1 || count == 2)
              && Set.of("v", "version").containsAll(call.keywords().keySet())
              && call.values().stream().allMatch(String.class::isInstance);
      case "source" ->
          count == 2
              && call.keywords().isEmpty()
              && call.values().stream().allMatch(String.class::isInstance);
      default -> count == 0 && !call.keywords().isEmpty();
    };
  }

  /// True where the project has a macro called `ref`, `source` or `config`.
  private boolean isOverridden(Draft draft) {
    return LITERAL.stream().anyMatch(name -> world.macros().find(draft.packageName, name) != null);
  }

  private static void literal(Draft draft, CallView call) {
    List<String> names = new ArrayList<>();
    call.arguments().forEach(argument -> names.add(String.valueOf(argument.orElse(""))));
    switch (call.name()) {
      case "ref" -> {
        Optional<Object> version =
            call.keywords()
                .getOrDefault("version", call.keywords().getOrDefault("v", Optional.empty()));
        draft.ref(
            names.size() == 2 ? names.getFirst() : null,
            names.getLast(),
            version.map(Values::toJava).orElse(null));
      }
      case "source" -> draft.source(names.getFirst(), names.getLast());
      default -> {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        call.keywords()
            .forEach((key, value) -> said.put(hook(key), value.map(Values::toJava).orElse(null)));
        ConfigMerge.calls(draft.call, said);
      }
    }
  }

  private static String hook(String key) {
    return switch (key) {
      case "pre_hook" -> "pre-hook";
      case "post_hook" -> "post-hook";
      default -> key;
    };
  }

  /// The words of the first `config()` call, so that what they come to elsewhere changes nothing.
  private static void unrendered(Draft draft, TemplateView view) {
    List<CallView> calls = view.calls("config");
    // dbt looks for these letters, and Jinja finds no call in Python
    boolean sought =
        draft.text("language").equals("sql") && draft.text("raw_code").contains("config(");
    if (!sought || calls.isEmpty() || calls.getFirst().keywords().isEmpty()) {
      draft.unrenderedCall = new LinkedHashMap<>(draft.call);
      return;
    }
    CallView call = calls.getFirst();
    call.keywords()
        .forEach((key, value) ->
            draft.unrenderedCall.put(
                key,
                value
                    .map(literal -> PythonText.str(Values.toJava(literal)))
                    .orElseGet(() -> call.written().getOrDefault(key, ""))));
  }

  /// A snapshot that stands in a properties file only.
  Draft snapshot(SourceFile file, Fields entry) {
    String name = entry.text("name");
    String relation = entry.text("relation");
    List<String> fqn = Fqn.prefix(file.packageName(), file.relativePath());
    fqn.add(name);
    return drafts.node(
        new Drafts.Start(
            ResourceType.SNAPSHOT,
            file.packageName(),
            name,
            name + ".sql",
            file.originalFilePath(),
            fqn,
            "select * from {{ " + relation + " }}"),
        file);
  }
}
