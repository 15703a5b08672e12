package io.daybook.models.cache;

import io.daybook.kernel.failure.FailureException;
import io.daybook.models.artifact.Json;
import io.daybook.models.artifact.ManifestFile;
import io.daybook.models.draft.Warning;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.parse.Parser;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.Project;
import io.daybook.models.project.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Keeps a parsed project in one file of its target folder. The file is replaced at once, so that
/// two invocations at one folder do not disturb each other.
public final class ParseCache {
  /// The file's name in the target folder.
  public static final String NAME = "parse_cache.daybook";

  /// Magic word and version of the format: "DBKP", 1.
  private static final long MAGIC = 0x4442_4B50_0000_0001L;

  private static final int HASH = 32;
  private static final int HEAD = Long.BYTES + Long.BYTES + HASH + Integer.BYTES;

  private final Project project;
  private final Path file;

  private ParseCache(Project project) {
    this.project = project;
    this.file = project.cacheFolder().resolve(NAME);
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
      Manifest manifest = Parser.parse(project, warnings);
      return new Parsed(manifest, ManifestFile.body(manifest));
    }
    ParseCache cache = new ParseCache(project);
    byte[] inputs = Inputs.hash(project);
    Optional<Parsed> kept = cache.read(inputs, warnings);
    return kept.orElseGet(() -> cache.parse(inputs, warnings));
  }

  private Parsed parse(byte[] inputs, Consumer<Warning> warnings) {
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
    Manifest manifest = Parser.parse(watched, heard::add);
    heard.forEach(warnings);
    byte[] body = ManifestFile.body(manifest);
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("environment", hashed(environment.asked()));
    tree.put("flags", flags.asked());
    tree.put("warnings", heard.stream().map(w -> List.of(w.name(), w.message())).toList());
    tree.put("manifest", Kept.tree(manifest));
    write(inputs, TreeWriter.bytes(tree), body);
    return new Parsed(manifest, body);
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

  private void write(byte[] inputs, byte[] tree, byte[] body) {
    ByteBuffer all = ByteBuffer.allocate(HEAD + tree.length + body.length);
    all.putLong(MAGIC).putLong(0).put(inputs).putInt(tree.length).put(tree).put(body);
    all.putLong(Long.BYTES, checksum(all.array()));
    try {
      Json.replace(file, all.array());
    } catch (FailureException _) {
      // A folder that cannot be written has no cache; the manifest's writer will say so.
    }
  }

  private Optional<Parsed> read(byte[] inputs, Consumer<Warning> warnings) {
    byte[] all = bytes();
    if (all.length < HEAD || !isOurs(all, inputs)) {
      return Optional.empty();
    }
    int length = ByteBuffer.wrap(all).getInt(HEAD - Integer.BYTES);
    Fields tree = Fields.of(TreeReader.read(all, HEAD));
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
    return Optional.of(new Parsed(manifest, Arrays.copyOfRange(all, HEAD + length, all.length)));
  }

  private byte[] bytes() {
    try {
      return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException _) {
      return new byte[0];
    }
  }

  private static boolean isOurs(byte[] all, byte[] inputs) {
    ByteBuffer head = ByteBuffer.wrap(all);
    return head.getLong() == MAGIC
        && Arrays.equals(all, 2 * Long.BYTES, 2 * Long.BYTES + HASH, inputs, 0, HASH)
        && head.getLong() == checksum(all);
  }

  /// Over all that follows it.
  private static long checksum(byte[] all) {
    CRC32C sum = new CRC32C();
    sum.update(all, 2 * Long.BYTES, all.length - 2 * Long.BYTES);
    return sum.getValue();
  }

  private static boolean isSame(Fields asked, Map<String, ?> now) {
    return asked.values().entrySet().stream()
        .allMatch(entry -> Objects.equals(entry.getValue(), now.get(entry.getKey())));
  }
}
