package io.daybook.models.execute;

import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;

/// A verb that runs nodes, and which nodes it runs.
public enum Task {
  BUILD("build"),
  RUN("run"),
  TEST("test"),
  SEED("seed"),
  SNAPSHOT("snapshot"),
  COMPILE("compile");

  private final String verb;

  Task(String verb) {
    this.verb = verb;
  }

  /// As on the command line.
  public String verb() {
    return verb;
  }

  /// Whether it runs such a node.
  boolean takes(Resource node) {
    boolean sql = !(node instanceof Node model) || !model.language().equals("python");
    return switch (this) {
      case BUILD ->
          node instanceof Node.Model
              || node instanceof Node.Seed
              || node instanceof Node.Snapshot
              || node instanceof Node.Test;
      case RUN -> node instanceof Node.Model;
      case TEST -> node instanceof Node.Test;
      case SEED -> node instanceof Node.Seed;
      case SNAPSHOT -> node instanceof Node.Snapshot;
      case COMPILE -> sql && node instanceof Node && !(node instanceof Node.Operation);
    };
  }

  /// Whether a failed test stops what hangs on what it tested.
  boolean testsGate() {
    return this == BUILD;
  }
}
