package io.daybook.models.parse;

import io.daybook.kernel.failure.FailureException;
import io.daybook.models.draft.Configs;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Drafts;
import io.daybook.models.draft.Index;
import io.daybook.models.draft.Warning;
import io.daybook.models.memory.Memory;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Macro;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.ResourceType;
import io.daybook.models.parse.link.Checks;
import io.daybook.models.parse.link.ConfigPaths;
import io.daybook.models.parse.link.FormerKeys;
import io.daybook.models.parse.link.Freezer;
import io.daybook.models.parse.link.Linker;
import io.daybook.models.parse.link.Microbatches;
import io.daybook.models.parse.link.Names;
import io.daybook.models.project.PackageProject;
import io.daybook.models.project.Project;
import io.daybook.models.project.SourceFile;
import io.daybook.models.project.SourceFiles;
import io.daybook.models.project.YamlRenderer;
import io.daybook.models.properties.Declared;
import io.daybook.models.properties.Entry;
import io.daybook.models.properties.GenericTests;
import io.daybook.models.properties.Patches;
import io.daybook.models.properties.PropertyFiles;
import io.daybook.models.properties.Reference;
import io.daybook.models.properties.Sources;
import io.daybook.models.properties.TestSpec;
import io.daybook.models.properties.UnitTests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// From files to a {@link Manifest}: macros first, then the nodes in files, then what properties
/// files say of them and add to them, at last the links between all. Files are read in parallel.
public final class Parser {
  private final Project project;
  private final Memory memory;
  private final Consumer<Warning> warnings;
  private final double createdAt;
  private final Configs configs;
  private final List<String> sql;
  private final Drafts drafts;
  private final Index index = new Index();
  private final Map<String, Fields> groups = new LinkedHashMap<>();
  private List<Macro> macros = new ArrayList<>();

  private Parser(Project project, Memory memory, Consumer<Warning> warnings) {
    this.project = project;
    this.memory = memory;
    this.warnings = warnings;
    this.createdAt = project.invocation().run().now().toEpochMilli() / 1000.0;
    this.configs = new Configs(project);
    this.sql = project.templates(".sql");
    this.drafts = new Drafts(project.target().database(), project.target().schema(), createdAt);
  }

  /// Parses the root project and its packages.
  ///
  /// @throws FailureException with dbt's parse errors, located
  public static Manifest parse(Project project) {
    return parse(project, Memory.empty(), _ -> {});
  }

  /// The same, telling what dbt warns of.
  ///
  /// @param memory of earlier parses, which makes this one faster and changes nothing else
  public static Manifest parse(Project project, Memory memory, Consumer<Warning> warnings) {
    List<Warning> heard = Collections.synchronizedList(new ArrayList<>());
    Manifest manifest = parsed(project, memory, heard);
    heard.forEach(warnings);
    return manifest;
  }

  /// What stands in a file that memory knows has no place in it: a mistake is looked for again.
  private static Manifest parsed(Project project, Memory memory, List<Warning> heard) {
    try {
      return new Parser(project, memory, heard::add).run();
    } catch (FailureException e) {
      if (!memory.isWarm()) {
        throw e;
      }
      heard.clear();
      return new Parser(project, Memory.empty(), heard::add).run();
    }
  }

  /// The head of a manifest: whose it is, and of which invocation.
  public static Fields metadata(Project project) {
    return Freezer.metadata(project);
  }

  // The steps of a parse, one line each, in the order in which each finds what it needs.
  private Manifest run() {
    Checks checks = new Checks();
    project.packages().values().stream().flatMap(FormerKeys::of).forEach(warnings);
    List<MacroFiles.Written> written = each(owner -> macroFiles(owner));
    macros = written.stream().map(MacroFiles.Written::macro).toList();
    checks.macros(macros);
    Macros table = new Macros(project, macros);
    World world = World.of(project, table, warnings);
    macros = MacroFiles.linked(written, table);
    table.link(macros);
    CommentTrial.run(world);
    nodeFiles(world);
    Docs docs = new Docs(world);
    Finisher finisher = new Finisher(world, configs);
    List<TestSpec> specs = properties(world);
    index.all().parallelStream().filter(Parser::isNode).forEach(finisher::finish);
    index.all().stream()
        .filter(draft -> draft.type == ResourceType.SAVED_QUERY)
        .forEach(finisher::exports);
    tests(world, finisher, specs);
    each(owner -> markdown(owner)).forEach(docs::read);
    List<Draft> enabled = index.all().stream().filter(Draft::isEnabled).toList();
    List<Draft> disabled = index.all().stream().filter(draft -> !draft.isEnabled()).toList();
    checks.names(enabled);
    new Names(project, warnings).check(enabled);
    checks.relations(enabled);
    Linker linker = new Linker(project, index, warnings);
    enabled.parallelStream().forEach(linker::link);
    enabled.parallelStream().forEach(docs::describe);
    checks.configs(enabled, groupNames());
    new Microbatches(project, warnings).check(enabled, macros);
    ConfigPaths.unused(project.root(), index.all()).ifPresent(warnings);
    Freezer freezer = new Freezer(project, index);
    Manifest manifest = freezer.freeze(enabled, disabled, described(docs), docs.blocks(), groups);
    checks.cycles(manifest);
    return manifest;
  }

  private Set<String> groupNames() {
    return groups.values().stream().map(group -> group.text("name")).collect(Collectors.toSet());
  }

  private static boolean isNode(Draft draft) {
    return switch (draft.type) {
      case MODEL, SEED, SNAPSHOT, ANALYSIS, OPERATION, FUNCTION -> true;
      case TEST -> !draft.fields.containsKey("test_metadata");
      default -> false;
    };
  }

  private <T> List<T> each(Function<PackageProject, Stream<T>> files) {
    return new ArrayList<>(project.packages().values().stream().flatMap(files).toList());
  }

  private Stream<MacroFiles.Written> macroFiles(PackageProject owner) {
    SourceFiles files = new SourceFiles(owner);
    List<String> generic =
        owner.paths("test-paths").stream().map(path -> path + "/generic").toList();
    return Stream.concat(
        files.read(owner.paths("macro-paths"), sql).parallelStream()
            .flatMap(file -> MacroFiles.read(file, createdAt, false, memory, warnings).stream()),
        files.read(generic, sql).parallelStream()
            .flatMap(file -> MacroFiles.read(file, createdAt, true, memory, warnings).stream()));
  }

  private Stream<SourceFile> markdown(PackageProject owner) {
    return new SourceFiles(owner)
        .read(owner.paths("docs-paths"), project.templates(".md")).stream().distinct();
  }

  private void nodeFiles(World world) {
    // One paragraph per kind of file, in the order in which dbt reads them.
    NodeFiles reader = new NodeFiles(world, drafts, memory);
    for (PackageProject owner : project.packages().values()) {
      SourceFiles files = new SourceFiles(owner);
      List<Draft> found = new ArrayList<>();
      found.addAll(
          parallel(
              files.read(owner.paths("model-paths"), with(sql, ".py")),
              file -> Stream.of(reader.file(file, ResourceType.MODEL))));
      found.addAll(
          parallel(
              files.read(owner.paths("snapshot-paths"), sql),
              file -> reader.snapshots(file).stream()));
      found.addAll(
          parallel(
              files.read(owner.paths("analysis-paths"), sql),
              file -> Stream.of(reader.file(file, ResourceType.ANALYSIS))));
      found.addAll(
          parallel(
              files.read(owner.paths("test-paths"), sql).stream()
                  .filter(Parser::isSingular)
                  .toList(),
              file -> Stream.of(reader.file(file, ResourceType.TEST))));
      files
          .seeds(owner.paths("seed-paths"), project.largestSeedMebibytes())
          .forEach(seed -> found.add(reader.seed(seed, owner)));
      found.addAll(
          parallel(
              files.read(owner.paths("function-paths"), with(sql, ".py", ".js")),
              file -> Stream.of(reader.file(file, ResourceType.FUNCTION))));
      found.addAll(reader.hooks(owner));
      found.parallelStream()
          .forEach(draft -> draft.fields.put("config", configs.rendered(draft.said())));
      found.forEach(index::add);
    }
  }

  private static List<String> with(List<String> extensions, String... others) {
    return Stream.concat(extensions.stream(), Stream.of(others)).toList();
  }

  private static boolean isSingular(SourceFile file) {
    return !file.relativePath().startsWith("generic/")
        && !file.relativePath().startsWith("fixtures/");
  }

  private static List<Draft> parallel(
      List<SourceFile> files, Function<SourceFile, Stream<Draft>> read) {
    return files.parallelStream().flatMap(read).toList();
  }

  /// Applies all properties files; the tests that they declare come back.
  private List<TestSpec> properties(World world) {
    Patches patches = new Patches(index, warnings);
    Sources sources =
        new Sources(configs, project.target().database(), project.quoting(), createdAt, warnings);
    Declared declared = new Declared(configs, createdAt);
    UnitTests unitTests = new UnitTests(configs, createdAt, index);
    NodeFiles files = new NodeFiles(world, drafts, memory);
    MacroPatches macroPatches =
        new MacroPatches(macros, warnings, project.flag("validate_macro_args", true));
    for (PackageProject owner : project.packages().values()) {
      fixtures(owner, unitTests);
      for (Entry entry : entries(owner)) {
        switch (entry.key()) {
          case "sources" -> sources.add(entry);
          case "macros" -> macroPatches.apply(entry);
          case "exposures" -> index.add(declared.exposure(entry));
          case "groups" -> group(entry, declared.group(entry));
          case "unit_tests" -> index.add(unitTests.draft(entry));
          case "metrics", "semantic_models", "saved_queries" -> {
            index.add(declared.semantic(entry));
            if (entry.key().equals("semantic_models")) {
              declared.metrics(entry).forEach(index::add);
            }
          }
          default -> {
            if (entry.key().equals("snapshots") && entry.fields().has("relation")) {
              index.add(snapshot(files, entry));
            }
            patches.apply(entry);
            if (entry.key().equals("models")
                && !index.ofType(entry.name(), ResourceType.MODEL).isEmpty()) {
              declared.semantics(entry).forEach(index::add);
            }
          }
        }
      }
    }
    macros = macroPatches.patched();
    sources.drafts().forEach(index::add);
    List<TestSpec> specs = new ArrayList<>(patches.tests());
    specs.addAll(sources.tests());
    return specs;
  }

  private void group(Entry entry, Fields group) {
    Fields other = groups.put(group.text("unique_id"), group);
    if (other != null) {
      throw entry.mistake(
          "PARSE-051",
          "dbt found two groups with the name \"%s\": %s (%s) and %s (%s)"
              .formatted(
                  entry.name(),
                  other.text("unique_id"),
                  other.text("original_file_path"),
                  group.text("unique_id"),
                  group.text("original_file_path")),
          "change the name of one of these resources");
    }
  }

  private Draft snapshot(NodeFiles files, Entry entry) {
    Draft draft = files.snapshot(entry.file(), entry.fields());
    draft.fields.put("config", configs.rendered(draft.said()));
    Optional<Reference> reference = Reference.parse(entry.fields().text("relation"));
    reference.ifPresent(found -> found.record(draft));
    return draft;
  }

  private void fixtures(PackageProject owner, UnitTests unitTests) {
    List<String> folders =
        owner.paths("test-paths").stream().map(path -> path + "/fixtures").toList();
    new SourceFiles(owner).read(folders, with(sql, ".csv")).forEach(unitTests::fixture);
  }

  private List<Entry> entries(PackageProject owner) {
    YamlRenderer renderer = YamlRenderer.properties(project, owner.name());
    return new SourceFiles(owner)
        .read(owner.paths("all-source-paths"), List.of(".yml", ".yaml")).parallelStream()
            .flatMap(file -> PropertyFiles.read(file, renderer, memory, warnings).stream())
            .toList();
  }

  private void tests(World world, Finisher finisher, List<TestSpec> specs) {
    TestRenderer renderer = new TestRenderer(world, index);
    Map<String, GenericTests> builders = new LinkedHashMap<>();
    for (String owner : project.packages().keySet()) {
      YamlRenderer yaml = YamlRenderer.properties(project, owner);
      builders.put(owner, new GenericTests(drafts, yaml, project));
    }
    List<GenericTests.Built> tests =
        specs.parallelStream().map(spec -> test(builders, renderer, finisher, spec)).toList();
    for (GenericTests.Built test : tests) {
      index.add(test.draft());
      test.warnings().forEach(warnings);
    }
  }

  private static GenericTests.Built test(
      Map<String, GenericTests> builders, TestRenderer renderer, Finisher finisher, TestSpec spec) {
    @Nullable GenericTests builder = builders.get(spec.entry().packageName());
    if (builder == null) {
      throw new IllegalStateException("no package " + spec.entry().packageName());
    }
    GenericTests.Built built = builder.build(spec);
    renderer.render(spec, built);
    finisher.finish(built.draft());
    return built;
  }

  /// The macros with their descriptions rendered.
  private List<Macro> described(Docs docs) {
    Draft any = new Draft(ResourceType.MACRO, project.root().name());
    return macros.stream()
        .map(macro ->
            new Macro(
                macro
                    .fields()
                    .with("description", docs.rendered(any, macro.fields().text("description")))))
        .toList();
  }
}
