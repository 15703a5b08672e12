package io.daybook.models.execute.materialization;

import io.daybook.jinja.value.None;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.RelationValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The three names of a relation that is being replaced: the live one, the one beside it where the
/// new is built, and the one that the old keeps until the commit.
///
/// @param old the live relation as it was found, null where there is none
/// @param leftovers what an earlier run that died left behind under the other two names
record Swap(
    NodeContext context,
    @Nullable RelationValue old,
    RelationValue target,
    RelationValue intermediate,
    RelationValue backup,
    List<RelationValue> leftovers) {

  static Swap begin(NodeContext context, String kind) {
    RelationValue live = context.thisRelation();
    RelationValue target = live.withType(kind);
    RelationValue intermediate = (RelationValue) context.call("make_intermediate_relation", target);
    RelationValue backup = (RelationValue) context.call("make_backup_relation", target, kind);
    foresee(context, live, List.of(live, intermediate, backup));
    RelationValue old = found(context.call("load_cached_relation", live));
    if (old != null && old.type() != null && !old.type().equals(kind)) {
      backup = (RelationValue) context.call("make_backup_relation", target, old.type());
    }
    List<RelationValue> leftovers = new ArrayList<>();
    for (RelationValue name : List.of(intermediate, backup)) {
      RelationValue leftover = found(context.call("load_cached_relation", name));
      if (leftover != null) {
        leftovers.add(leftover);
      }
    }
    context.warehouse().forget();
    return new Swap(context, old, target, intermediate, backup, leftovers);
  }

  /// Asks for all at once, as long as they stand in one schema.
  private static void foresee(
      NodeContext context, RelationValue live, List<RelationValue> relations) {
    String schema = live.schema();
    List<String> names = new ArrayList<>();
    for (RelationValue relation : relations) {
      if (relation.identifier() != null && Objects.equals(schema, relation.schema())) {
        names.add(relation.identifier());
      }
    }
    if (schema != null && !names.isEmpty()) {
      context.warehouse().foresee(schema, names);
    }
  }

  private static @Nullable RelationValue found(Object value) {
    return value instanceof RelationValue relation ? relation : null;
  }

  /// The live relation as a template value.
  Object existing() {
    return old == null ? None.NONE : old;
  }

  /// Drops what an earlier run that died left behind.
  void dropLeftovers() {
    leftovers.forEach(leftover -> context.call("drop_relation_if_exists", leftover));
  }

  /// From here on effects travel together. With leftovers they do not: a statement behind a commit
  /// that failed would drop what that commit was to replace.
  void hold() {
    if (leftovers.isEmpty()) {
      context.warehouse().hold();
    }
  }

  /// Old aside, new in place. The old one may have gone meanwhile.
  void swap() {
    if (old != null) {
      RelationValue still = found(context.call("load_cached_relation", old));
      if (still != null) {
        context.renameRelation(still, backup);
      }
    }
    context.renameRelation(intermediate, target);
  }

  /// Commits, then drops the old one.
  void commit() {
    context.warehouse().commit();
    if (old != null) {
      context.dropRelation(backup);
    }
  }
}
