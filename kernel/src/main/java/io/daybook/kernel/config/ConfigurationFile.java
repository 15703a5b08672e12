package io.daybook.kernel.config;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.failure.Problems;
import io.daybook.kernel.failure.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// `daybook.yaml`: the keys of {@link Key} as nested mappings. Finds all that is wrong with it.
final class ConfigurationFile {
  private static final List<String> NAMES = Arrays.stream(Key.values()).map(Key::dotted).toList();

  private final Path file;
  private final Problems problems;
  private final Map<Key, Setting> settings = new EnumMap<>(Key.class);

  private ConfigurationFile(Path file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  static Map<Key, Setting> read(Path file, Problems problems) {
    ConfigurationFile reader = new ConfigurationFile(file, problems);
    reader.read();
    return reader.settings;
  }

  private void read() {
    LoadSettings how = LoadSettings.builder().setLabel(file.toString()).build();
    try {
      Optional<Node> root = new Compose(how).composeString(Files.readString(file));
      root.ifPresent(node -> mapping("", node));
    } catch (MarkedYamlEngineException broken) {
      problem(
          "CONFIG-003",
          "this is not YAML: " + broken.getProblem(),
          at(broken.getProblemMark()),
          "correct the file; strings with : or # need quotes");
    } catch (IOException unreadable) {
      problem(
          "CONFIG-004",
          "the file cannot be read: " + unreadable,
          Location.file(file.toString()),
          "make it readable, or name another in DAYBOOK_CONFIG");
    }
  }

  private void mapping(String prefix, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      problem(
          "CONFIG-003",
          prefix.isEmpty() ? "the file is not a mapping" : "\"" + prefix + "\" is not a mapping",
          at(node.getStartMark()),
          "write names and values as `name: value`");
      return;
    }
    for (NodeTuple entry : mapping.getValue()) {
      String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      entry(prefix.isEmpty() ? name : prefix + "." + name, entry);
    }
  }

  private void entry(String name, NodeTuple entry) {
    Location place = at(entry.getKeyNode().getStartMark());
    Optional<Key> key = Key.named(name);
    if (key.isEmpty()) {
      if (NAMES.stream().anyMatch(known -> known.startsWith(name + "."))) {
        mapping(name, entry.getValueNode());
        return;
      }
      problem("CONFIG-001", "there is no key \"" + name + "\"", place, hint(name));
      return;
    }
    if (!(entry.getValueNode() instanceof ScalarNode value)) {
      problem("CONFIG-002", "\"" + name + "\" is not a single value", place, "write one value");
      return;
    }
    Location at = at(value.getStartMark());
    Setting before =
        settings.put(key.get(), new Setting(key.get(), value.getValue(), at.text(), at));
    if (before != null) {
      problem(
          "CONFIG-005",
          "\"" + name + "\" is given twice, first at " + before.origin(),
          place,
          "delete one of them");
    }
  }

  private static String hint(String name) {
    return Suggestion.nearest(name, NAMES)
        .map(word -> "did you mean \"" + word + "\"?")
        .orElse("the keys are " + String.join(", ", NAMES));
  }

  private Location at(Optional<Mark> mark) {
    return mark.map(m -> Location.file(file.toString(), m.getLine() + 1, m.getColumn() + 1))
        .orElse(Location.file(file.toString()));
  }

  private void problem(String code, String fact, Location place, String hint) {
    problems.add(new Failure.Config(code, fact, place, hint));
  }
}
