package io.daybook.models.execute;

import io.daybook.models.check.SourceAge;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.node.ResourceType;
import java.util.List;

/// A verb that runs nodes, and which nodes it runs.
public enum Task {
  BUILD("build"),
  RUN("run"),
  TEST("test"),
  SEED("seed"),
  SNAPSHOT("snapshot"),
  COMPILE("compile"),
  CLONE("clone"),
  FRESHNESS("freshness"),
  RUN_OPERATION("run-operation");

  private final String verb;

  Task(String verb) {
    this.verb = verb;
  }

  /// As on the command line.
  public String verb() {
    return verb;
  }

  /// Keys of the resource types that it runs.
  public List<String> types() {
    return switch (this) {
      case BUILD ->
          List.of(
              "model",
              "seed",
              "snapshot",
              "test",
              "unit_test",
              "exposure",
              "saved_query",
              "function");
      case RUN -> List.of("model");
      case TEST -> List.of("test", "unit_test");
      case SEED -> List.of("seed");
      case SNAPSHOT -> List.of("snapshot");
      case COMPILE ->
          List.of("model", "snapshot", "test", "analysis", "seed", "operation", "function");
      case CLONE -> List.of("model", "seed", "snapshot");
      case FRESHNESS -> List.of("source");
      case RUN_OPERATION -> List.of();
    };
  }

  /// Whether it runs such a node.
  boolean takes(Resource node) {
    if (node instanceof Resource.Source source) {
      return this == FRESHNESS && SourceAge.isLimited(source);
    }
    boolean runs = node instanceof Node || node.resourceType() == ResourceType.UNIT_TEST;
    return (runs || isNoted(node)) && types().contains(node.resourceType().key());
  }

  /// Whether a build only notes that such a resource had its turn.
  static boolean isNoted(Resource node) {
    return node.resourceType() == ResourceType.EXPOSURE
        || node.resourceType() == ResourceType.SAVED_QUERY;
  }

  /// Whether the project's hooks run around it.
  boolean runsHooks() {
    return this != COMPILE && this != CLONE;
  }

  /// Whether it tells of each node when it begins and ends.
  boolean tellsNodes() {
    return this != COMPILE && this != CLONE;
  }

  /// Whether a failed test stops what hangs on what it tested.
  boolean testsGate() {
    return this == BUILD;
  }
}
