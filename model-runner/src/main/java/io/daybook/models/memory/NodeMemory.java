package io.daybook.models.memory;

import io.daybook.models.draft.Draft;
import io.daybook.models.node.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the code of a node refers to and configures, remembered with what its rendering asked for.
/// Safe for all threads.
public final class NodeMemory {
  private static final List<String> LISTS = List.of("refs", "sources", "functions", "metrics");

  private final Memory memory;
  private final Function<Question, String> answers;

  public NodeMemory(Memory memory, Function<Question, String> answers) {
    this.memory = memory;
    this.answers = answers;
  }

  /// A trace of one reading.
  public Trace trace() {
    return new Trace(answers);
  }

  /// Completes a draft whose code was read before; false where it must be read.
  ///
  /// @param variant how the code is read
  public boolean recall(Draft draft, String variant) {
    Optional<Object> recalled = memory.recall(key(draft, variant));
    if (recalled.isEmpty()) {
      return false;
    }
    Fields found = Fields.of(recalled.get());
    if (!Trace.holds(found.list("asked"), answers)) {
      return false;
    }
    draft.call = map(found, "call");
    draft.unrenderedCall = map(found, "unrendered");
    for (String list : LISTS) {
      draft.list(list).addAll(found.list(list));
    }
    found.texts("macros").forEach(macro -> draft.dependsOn("macros", macro));
    return true;
  }

  /// Remembers what was read.
  public void keep(Draft draft, String variant, Trace trace) {
    if (!trace.isRepeatable()) {
      return;
    }
    Map<String, @Nullable Object> found = new LinkedHashMap<>();
    found.put("asked", trace.asked());
    found.put("call", draft.call);
    found.put("unrendered", draft.unrenderedCall);
    for (String list : LISTS) {
      found.put(list, draft.list(list));
    }
    found.put("macros", Fields.of(draft.map("depends_on")).list("macros"));
    memory.keep(key(draft, variant), found);
  }

  @SuppressWarnings("unchecked") // a recalled map is the caller's own, its keys are texts
  private static Map<String, @Nullable Object> map(Fields found, String key) {
    return found.get(key) instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }

  private static String key(Draft draft, String variant) {
    return Memory.key(draft.id() + " " + variant, draft.text("raw_code"));
  }
}
