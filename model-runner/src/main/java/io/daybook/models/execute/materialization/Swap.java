package io.daybook.models.execute.materialization;

import io.daybook.jinja.value.None;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.RelationValue;
import org.jspecify.annotations.Nullable;

/// The three names of a relation that is being replaced: the live one, the one beside it where the
/// new is built, and the one that the old keeps until the commit.
///
/// @param old the live relation as it was found, null where there is none
record Swap(
    NodeContext context,
    @Nullable RelationValue old,
    RelationValue target,
    RelationValue intermediate,
    RelationValue backup) {

  static Swap begin(NodeContext context, String kind) {
    RelationValue live = context.thisRelation();
    RelationValue old = found(context.call("load_cached_relation", live));
    RelationValue target = live.withType(kind);
    RelationValue intermediate = (RelationValue) context.call("make_intermediate_relation", target);
    String oldKind = old == null || old.type() == null ? kind : old.type();
    RelationValue backup = (RelationValue) context.call("make_backup_relation", target, oldKind);
    return new Swap(context, old, target, intermediate, backup);
  }

  private static @Nullable RelationValue found(Object value) {
    return value instanceof RelationValue relation ? relation : null;
  }

  /// The live relation as a template value.
  Object existing() {
    return old == null ? None.NONE : old;
  }

  /// What an earlier run that died left behind.
  void dropLeftovers() {
    context.call("drop_relation_if_exists", context.call("load_cached_relation", intermediate));
    context.call("drop_relation_if_exists", context.call("load_cached_relation", backup));
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
