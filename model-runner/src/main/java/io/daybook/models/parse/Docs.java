package io.daybook.models.parse;

import io.daybook.jinja.Template;
import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.view.CallView;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.draft.Draft;
import io.daybook.models.node.Fields;
import io.daybook.models.project.SourceFile;
import io.daybook.models.project.YamlRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `docs` blocks, and the descriptions that quote them.
final class Docs {
  /// A block that is quoted as it is.
  private static final Pattern QUOTE =
      Pattern.compile("\\{\\{[-+]?\\s*doc\\s*\\([^()]*\\)\\s*[-+]?}}");

  /// What documentation sites show first where a project has no block `__overview__` of its own.
  private static final String OVERVIEW =
      """
      ### What is here

      One page for each model, seed, snapshot, source, test and macro of this project: what it is
      for, its columns, its SQL as written and as compiled, what it is made from and what uses it.

      This text makes way for the project's own: write a block `{% docs __overview__ %}` into a
      Markdown file beside the models.\
      """;

  private final Map<String, Fields> blocks = new LinkedHashMap<>();
  private final World world;

  Docs(World world) {
    this.world = world;
    add("dbt", "__overview__", "overview.md", "docs/overview.md", OVERVIEW);
  }

  /// All blocks by unique id.
  Map<String, Fields> blocks() {
    return blocks;
  }

  /// Takes the blocks of a Markdown file.
  void read(SourceFile file) {
    for (Blocks.Block block :
        Blocks.extract(file.originalFilePath(), file.content(), Set.of("docs"))) {
      String text = block.contents().strip();
      if (!add(
          file.packageName(), block.name(), file.relativePath(), file.originalFilePath(), text)) {
        throw new FailureException(
            new Failure.Config(
                "PARSE-041",
                "dbt found two docs with the same name \"" + block.name() + "\"",
                Location.file(file.originalFilePath(), block.line(), 0),
                "rename one of them"));
      }
    }
  }

  /// Whether it is the first of its name in its package.
  private boolean add(
      String packageName, String name, String path, String originalPath, String text) {
    Map<String, @Nullable Object> doc = new LinkedHashMap<>();
    String id = "doc." + packageName + "." + name;
    doc.put("name", name);
    doc.put("resource_type", "doc");
    doc.put("package_name", packageName);
    doc.put("path", path);
    doc.put("original_file_path", originalPath);
    doc.put("unique_id", id);
    doc.put("block_contents", text);
    return blocks.putIfAbsent(id, new Fields(doc)) == null;
  }

  /// Renders the descriptions of a draft and its columns.
  void describe(Draft draft) {
    if (draft.fields.containsKey("doc_blocks")) {
      draft.fields.put("doc_blocks", quoted(draft.text("description"), draft.packageName));
    }
    for (String key : List.of("description", "source_description")) {
      if (draft.fields.get(key) instanceof String text) {
        draft.fields.put(key, rendered(draft, text));
      }
    }
    if (!draft.fields.containsKey("columns")) {
      return;
    }
    Map<String, @Nullable Object> columns = draft.map("columns");
    for (Map.Entry<String, @Nullable Object> entry : columns.entrySet()) {
      Map<String, @Nullable Object> column =
          new LinkedHashMap<>(Fields.of(entry.getValue()).values());
      String text = new Fields(column).text("description");
      column.put("doc_blocks", quoted(text, draft.packageName));
      column.put("description", rendered(draft, text));
      entry.setValue(column);
    }
  }

  /// The blocks that stand in a description as they are, as dbt finds them: what is made of a block
  /// is not one.
  private List<@Nullable Object> quoted(String description, String packageName) {
    List<@Nullable Object> ids = new ArrayList<>();
    StringBuilder quotes = new StringBuilder();
    QUOTE.matcher(description).results().forEach(quote -> quotes.append(quote.group()));
    if (quotes.isEmpty()) {
      return ids;
    }
    try {
      for (CallView call :
          Dialect.ENVIRONMENT.parse(quotes.toString(), "docs").view().calls("doc")) {
        List<String> names = new ArrayList<>();
        for (Optional<Object> argument : call.arguments()) {
          argument.ifPresent(value -> names.add(String.valueOf(value)));
        }
        find(names, packageName).ifPresent(doc -> ids.add(doc.text("unique_id")));
      }
    } catch (JinjaException _) {
      return ids; // rendering tells
    }
    return ids;
  }

  private Optional<Fields> find(List<String> names, String packageName) {
    if (names.isEmpty() || names.size() > 2) {
      return Optional.empty();
    }
    List<String> places =
        names.size() == 2
            ? List.of(names.getFirst())
            : List.of(world.project().root().name(), packageName);
    for (String place : places) {
      Fields doc = blocks.get("doc." + place + "." + names.getLast());
      if (doc != null) {
        return Optional.of(doc);
      }
    }
    return names.size() == 2
        ? Optional.empty()
        : blocks.values().stream()
            .filter(doc -> doc.text("name").equals(names.getLast()))
            .findFirst();
  }

  /// Renders one description.
  String rendered(Draft draft, String text) {
    if (!YamlRenderer.isTemplate(text)) {
      return text;
    }
    try {
      Template template = Dialect.ENVIRONMENT.parse(text, draft.text("original_file_path"));
      ParseScope scope = new ParseScope(world, draft.packageName, null);
      CallableValue doc = (_, arguments) -> contents(draft, arguments);
      scope.define("doc", doc);
      return template.render(scope);
    } catch (JinjaException e) {
      throw NodeFiles.mistake(draft, e);
    }
  }

  private Object contents(Draft draft, Arguments arguments) {
    List<String> names = arguments.positional().stream().map(String::valueOf).toList();
    return find(names, draft.packageName)
        .map(doc -> (Object) doc.text("block_contents"))
        .orElseThrow(() ->
            new FailureException(
                new Failure.Config(
                    "PARSE-042",
                    "Documentation for '"
                        + draft.id()
                        + "' depends on doc '"
                        + String.join("', '", names)
                        + "' which was not found",
                    Location.file(draft.text("original_file_path")),
                    "write a {% docs %} block of that name in a .md file")));
  }
}
