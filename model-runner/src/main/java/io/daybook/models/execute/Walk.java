package io.daybook.models.execute;

import io.daybook.models.node.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Walks a plan: so many nodes at once, each on a virtual thread; what depends on a failed node is
/// skipped. One walk, one caller.
final class Walk {
  /// What the walk asks of its caller.
  interface Steps {
    /// Runs a node, in a thread of its own.
    Outcome run(Resource node);

    /// Notes a node that is skipped.
    Outcome skip(Resource node);

    /// Whether what depends on the node is skipped.
    boolean blocks(Outcome outcome);

    /// Whether the walk ends now.
    boolean stops(Outcome outcome);

    /// Ends what is in flight.
    void cancel();
  }

  private record Done(Resource node, @Nullable Outcome outcome, @Nullable RuntimeException bug) {}

  private final Plan plan;
  private final int threads;
  private final Steps steps;
  private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
  private final Map<String, Integer> waiting = new HashMap<>();
  private final Map<String, Resource> open = new LinkedHashMap<>();
  private final Set<String> skipped = new LinkedHashSet<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private int active;
  private boolean stopped;

  Walk(Plan plan, int threads, Steps steps) {
    this.plan = plan;
    this.threads = Math.max(1, threads);
    this.steps = steps;
    for (Resource node : plan.nodes()) {
      open.put(node.uniqueId(), node);
      waiting.put(node.uniqueId(), plan.before().getOrDefault(node.uniqueId(), Set.of()).size());
    }
  }

  /// Runs everything; outcomes in the order in which nodes ended.
  List<Outcome> walk() {
    start();
    while (active > 0) {
      Done next = take();
      active--;
      if (next.bug() != null) {
        steps.cancel();
        throw next.bug();
      }
      if (next.outcome() != null) {
        record(next.node(), next.outcome());
      }
      start();
    }
    if (stopped) {
      open.values()
          .forEach(node -> outcomes.add(Outcome.skipped(node, "Skipping due to fail_fast")));
    }
    return outcomes;
  }

  private Done take() {
    try {
      return done.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      steps.cancel();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Starts what is ready while there is room; skipping needs none.
  private void start() {
    boolean again = true;
    while (again && !stopped) {
      again = false;
      for (Resource node : List.copyOf(open.values())) {
        if (waiting.getOrDefault(node.uniqueId(), 0) > 0) {
          continue;
        }
        if (skipped.contains(node.uniqueId())) {
          open.remove(node.uniqueId());
          record(node, steps.skip(node));
          again = true;
        } else if (active < threads) {
          open.remove(node.uniqueId());
          active++;
          launch(node);
        }
      }
    }
  }

  private void launch(Resource node) {
    Thread.ofVirtual()
        .name("Thread-" + active + " (worker)")
        .start(() -> {
          try {
            done.add(new Done(node, steps.run(node), null));
          } catch (RuntimeException e) {
            done.add(new Done(node, null, e));
          }
        });
  }

  private void record(Resource node, Outcome outcome) {
    outcomes.add(outcome);
    if (steps.blocks(outcome)) {
      skipped.addAll(plan.downstream(node.uniqueId()));
    }
    if (!stopped && steps.stops(outcome)) {
      stopped = true;
      steps.cancel();
    }
    for (String child : plan.after().getOrDefault(node.uniqueId(), Set.of())) {
      waiting.merge(child, -1, Integer::sum);
    }
  }
}
