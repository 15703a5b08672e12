package io.daybook.etl.tree;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.failure.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads YAML 1.2 text into a located tree. Anchors and aliases are refused: a contract is read by
/// people of other systems too, and an alias can unfold without bound.
public final class TreeReader {
  private final String file;
  private final Problems problems;

  private TreeReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /// The tree of a document. Repeated keys and aliases are added to the problems.
  ///
  /// @param file how messages name it
  /// @throws FailureException where the text is not one YAML document
  public static Tree read(String file, String text, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setUseMarks(true).setAllowDuplicateKeys(true).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        throw new FailureException(unreadable("the file is empty", Location.file(file)));
      }
      return new TreeReader(file, problems).tree(root.get());
    } catch (MarkedYamlEngineException e) {
      throw new FailureException(unreadable(reason(e), place(file, e.getProblemMark())));
    } catch (YamlEngineException e) {
      throw new FailureException(unreadable(String.valueOf(e.getMessage()), Location.file(file)));
    }
  }

  private Tree tree(Node node) {
    if (node.getAnchor().isPresent()) {
      problems.add(
          new Failure.Config(
              "YAML-002",
              "anchors and aliases are not read",
              at(node),
              "write the value out at each place"));
      return new Tree.Scalar(at(node), Tree.ScalarKind.NULL, "", false);
    }
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode sequence ->
          new Tree.Sequence(at(node), sequence.getValue().stream().map(this::tree).toList());
      case MappingNode mapping -> mapping(mapping);
      default -> throw new IllegalStateException("no such node: " + node.getNodeType());
    };
  }

  private Tree mapping(MappingNode node) {
    List<Tree.Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tree(tuple.getKeyNode()) instanceof Tree.Scalar key)) {
        throw new FailureException(unreadable("a key is not plain text", at(tuple.getKeyNode())));
      }
      if (!seen.add(key.text())) {
        problems.add(
            new Failure.Config(
                "YAML-003",
                "key \"" + key.text() + "\" stands twice in one mapping",
                key.at(),
                "keep one of the two"));
        continue;
      }
      entries.add(new Tree.Entry(key, tree(tuple.getValueNode())));
    }
    return new Tree.Mapping(at(node), entries);
  }

  private Tree.Scalar scalar(ScalarNode node) {
    Tag tag = node.getTag();
    Tree.ScalarKind kind = Tree.ScalarKind.TEXT;
    if (tag.equals(Tag.INT)) {
      kind = Tree.ScalarKind.INTEGER;
    } else if (tag.equals(Tag.FLOAT)) {
      kind = Tree.ScalarKind.NUMBER;
    } else if (tag.equals(Tag.BOOL)) {
      kind = Tree.ScalarKind.BOOLEAN;
    } else if (tag.equals(Tag.NULL)) {
      kind = Tree.ScalarKind.NULL;
    }
    boolean quoted =
        node.getScalarStyle() == ScalarStyle.SINGLE_QUOTED
            || node.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
    return new Tree.Scalar(at(node), kind, node.getValue(), quoted);
  }

  private Location.FilePlace at(Node node) {
    return place(file, node.getStartMark());
  }

  private static Location.FilePlace place(String file, Optional<Mark> mark) {
    return mark.map(m -> new Location.FilePlace(file, m.getLine() + 1L, m.getColumn() + 1L))
        .orElse(new Location.FilePlace(file, 0, 0));
  }

  private static String reason(MarkedYamlEngineException e) {
    return e.getProblem() == null ? "it cannot be read" : e.getProblem();
  }

  private static Failure unreadable(String reason, Location at) {
    return new Failure.Config(
        "YAML-001", "this is not YAML: " + reason, at, "correct the text at the place above");
  }
}
