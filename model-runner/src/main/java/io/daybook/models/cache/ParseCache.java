package io.daybook.models.cache;

import io.daybook.models.artifact.ManifestFile;
import io.daybook.models.draft.Warning;
import io.daybook.models.memory.Memory;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.parse.Parser;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import io.daybook.models.project.SourceFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps a parsed project in its target folder, in two files: the whole of it, for as long as
/// nothing that was read changes, and what stood in each of its files, for the parse after a
/// change.
public final class ParseCache {
  /// The name of the whole project's file.
  public static final String NAME = "parse_cache.daybook";

  /// The name of the file for the single files.
  public static final String FILES = "parse_files.daybook";

  private final Project project;
  private final Inputs inputs;
  private final SealedFile whole;
  private final SealedFile files;

  private ParseCache(Project project) {
    this.project = project;
    this.inputs = new Inputs(project);
    this.whole = new SealedFile(project.cacheFolder().resolve(NAME), inputs.all());
    this.files = new SealedFile(project.cacheFolder().resolve(FILES), inputs.surroundings());
  }

  /// A parsed project.
  ///
  /// @param manifest what it declares
  /// @param body the bytes of `manifest.json` behind its metadata
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Parsed(Manifest manifest, byte[] body) {
    /// Writes `manifest.json` into the folder.
    public void write(Path folder) {
      ManifestFile.write(manifest.metadata(), body, folder);
    }
  }

  /// The manifest of a project: kept from an earlier invocation where nothing has changed, else
  /// parsed.
  ///
  /// @param warnings hears what dbt warns of, each time
  public static Parsed open(Project project, Consumer<Warning> warnings) {
    if (!project.flag("partial_parse", true)) {
      Manifest manifest = Parser.parse(project, Memory.empty(), warnings);
      return new Parsed(manifest, ManifestFile.body(manifest));
    }
    ParseCache cache = new ParseCache(project);
    Optional<Parsed> kept = cache.read(warnings);
    return kept.orElseGet(() -> cache.parse(warnings));
  }

  private Parsed parse(Consumer<Warning> warnings) {
    // The world is wrapped so that it notes what is read of it, then all is put away.
    Invocation said = project.invocation();
    Watched<String> environment = new Watched<>(said.environment());
    Watched<@Nullable Object> flags = new Watched<>(said.flags().values());
    Project watched =
        new Project(
            new Invocation(
                said.projectDir(),
                said.profilesDir(),
                said.profile(),
                said.target(),
                said.vars(),
                environment,
                new Fields(flags),
                said.run()),
            project.root(),
            project.packages(),
            project.target());
    List<Warning> heard = new ArrayList<>();
    Memory memory = memory();
    Manifest manifest = Parser.parse(watched, memory, heard::add);
    heard.forEach(warnings);
    byte[] body = ManifestFile.body(manifest);
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("environment", hashed(environment.asked()));
    tree.put("flags", flags.asked());
    tree.put("warnings", heard.stream().map(w -> List.of(w.name(), w.message())).toList());
    tree.put("manifest", Kept.tree(manifest));
    byte[] bytes = TreeWriter.bytes(tree);
    whole.write(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array(), bytes, body);
    if (!memory.isUnchanged()) {
      files.write(TreeWriter.bytes(memory.kept()));
    }
    return new Parsed(manifest, body);
  }

  /// What is known of the single files.
  private Memory memory() {
    return files
        .read()
        .map(all -> new Memory(Fields.of(TreeReader.read(all, SealedFile.HEAD)).values()))
        .orElseGet(Memory::empty);
  }

  /// Values of variables may be secrets: only their hashes are kept.
  private static Map<String, @Nullable Object> hashed(Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> hashes = new LinkedHashMap<>();
    values.forEach((name, value) ->
        hashes.put(
            name,
            value == null
                ? null
                : SourceFile.checksum(value.toString().getBytes(StandardCharsets.UTF_8))));
    return hashes;
  }

  private Optional<Parsed> read(Consumer<Warning> warnings) {
    Optional<byte[]> found = whole.read();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    byte[] all = found.get();
    int start = SealedFile.HEAD + Integer.BYTES;
    int length = ByteBuffer.wrap(all).getInt(SealedFile.HEAD);
    Fields tree = Fields.of(TreeReader.read(all, start));
    Invocation invocation = project.invocation();
    Map<String, @Nullable Object> environment = new LinkedHashMap<>(invocation.environment());
    environment.keySet().retainAll(tree.fields("environment").values().keySet());
    if (!isSame(tree.fields("environment"), hashed(environment))
        || !isSame(tree.fields("flags"), invocation.flags().values())) {
      return Optional.empty();
    }
    for (Object each : tree.list("warnings")) {
      if (each instanceof List<?> words) {
        warnings.accept(
            new Warning(String.valueOf(words.getFirst()), String.valueOf(words.getLast())));
      }
    }
    Manifest manifest = Kept.manifest(tree.fields("manifest"), Parser.metadata(project));
    return Optional.of(new Parsed(manifest, Arrays.copyOfRange(all, start + length, all.length)));
  }

  private static boolean isSame(Fields asked, Map<String, ?> now) {
    return asked.values().entrySet().stream()
        .allMatch(entry -> Objects.equals(entry.getValue(), now.get(entry.getKey())));
  }
}
