package io.daybook.models.project;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.AnchorNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads YAML as dbt does: scalars by the rules of YAML 1.1 ({@link YamlScalar}), merge keys, the
/// last of equal keys wins.
public final class Yaml {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowDuplicateKeys(true)
          .setAllowRecursiveKeys(false)
          .setUseMarks(true)
          .setMaxAliasesForCollections(1000)
          .setCodePointLimit(64 * 1024 * 1024)
          .build();

  private final YamlDocument.Places places = new YamlDocument.Places();
  private final IdentityHashMap<Node, Object> built = new IdentityHashMap<>();

  private Yaml() {}

  /// Reads one document.
  ///
  /// @param file as shown to people
  /// @throws FailureException if the text is not YAML
  public static YamlDocument read(String file, String text) {
    Yaml yaml = new Yaml();
    try {
      Optional<Node> root = new Compose(SETTINGS).composeString(text);
      Object value = root.isEmpty() ? null : yaml.value(root.get());
      return new YamlDocument(file, value, yaml.places);
    } catch (MarkedYamlEngineException e) {
      Location at =
          e.getProblemMark()
              .map(mark -> Location.file(file, mark.getLine() + 1L, mark.getColumn() + 1L))
              .orElse(Location.file(file));
      throw broken(at, e.getProblem());
    } catch (YamlEngineException e) {
      throw broken(Location.file(file), String.valueOf(e.getMessage()));
    }
  }

  /// Reads a value given on the command line, such as `--vars`.
  public static @Nullable Object value(String what, String text) {
    return read(what, text).root();
  }

  private static FailureException broken(Location at, String problem) {
    return new FailureException(
        new Failure.Config(
            "PROJECT-001",
            "not valid YAML: " + problem,
            at,
            "correct the indentation or the quotes near this place"));
  }

  private @Nullable Object value(Node node) {
    return switch (node) {
      case AnchorNode anchor -> value(anchor.getRealNode());
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode sequence -> {
        Object known = built.get(sequence);
        yield known == null ? list(sequence) : known;
      }
      case MappingNode mapping -> {
        Object known = built.get(mapping);
        yield known == null ? map(mapping) : known;
      }
      default -> throw new IllegalStateException("unknown YAML node " + node);
    };
  }

  private static @Nullable Object scalar(ScalarNode scalar) {
    boolean tagged = scalar.getTag().getValue().equals("tag:yaml.org,2002:str");
    return switch (scalar.getScalarStyle()) {
      case PLAIN ->
          tagged && isExplicit(scalar) ? scalar.getValue() : YamlScalar.resolve(scalar.getValue());
      case LITERAL, FOLDED -> block(scalar);
      default -> scalar.getValue();
    };
  }

  /// A block whose last line ends with the file and not with a line feed has none in Python; the
  /// parser here adds one.
  private static String block(ScalarNode scalar) {
    String text = scalar.getValue();
    boolean cut =
        scalar
            .getEndMark()
            .map(mark -> mark.getPointer() > 0 && isCut(mark.getBuffer(), mark.getPointer()))
            .orElse(false);
    return cut && text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static boolean isCut(int[] file, int end) {
    return (end == file.length || file[end] == 0) && !Character.isWhitespace(file[end - 1]);
  }

  /// True if the text itself says `!!str`: the mark then begins before the value.
  private static boolean isExplicit(ScalarNode scalar) {
    return scalar
        .getStartMark()
        .map(mark -> (char) mark.getBuffer()[mark.getPointer()] == '!')
        .orElse(false);
  }

  private List<@Nullable Object> list(SequenceNode node) {
    List<@Nullable Object> list = new ArrayList<>(node.getValue().size());
    built.put(node, list);
    mark(list, node);
    for (Node item : node.getValue()) {
      list.add(value(item));
    }
    return list;
  }

  private Map<String, @Nullable Object> map(MappingNode node) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    built.put(node, map);
    mark(map, node);
    for (NodeTuple tuple : node.getValue()) {
      if (isMerge(tuple.getKeyNode())) {
        merge(map, value(tuple.getValueNode()));
      }
    }
    Set<String> own = new HashSet<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!isMerge(tuple.getKeyNode())) {
        String key = key(value(tuple.getKeyNode()));
        if (!own.add(key)) {
          noteTwice(key, tuple.getKeyNode());
        }
        map.put(key, value(tuple.getValueNode()));
      }
    }
    return map;
  }

  private static boolean isMerge(Node key) {
    return key instanceof ScalarNode scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && scalar.getValue().equals("<<");
  }

  /// A key that is not text keeps the text that Python gives it.
  private static String key(@Nullable Object key) {
    if (key instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    return key == null ? "None" : String.valueOf(key);
  }

  private static void merge(Map<String, @Nullable Object> into, @Nullable Object from) {
    if (from instanceof List<?> list) {
      list.forEach(item -> merge(into, item));
    } else if (from instanceof Map<?, ?> map) {
      map.forEach((key, value) -> into.putIfAbsent(String.valueOf(key), value));
    }
  }

  private void noteTwice(String key, Node node) {
    node.getStartMark()
        .ifPresent(mark ->
            places.putTwice(
                new YamlDocument.Places.Key(key, mark.getLine() + 1, mark.getColumn() + 1)));
  }

  private void mark(Object value, Node node) {
    Optional<Mark> mark = node.getStartMark();
    mark.ifPresent(start -> places.put(value, start.getLine() + 1, start.getColumn() + 1));
  }
}
