/// The macros of snapshots: how a row is recognized again, when it counts as changed, and the
/// statements that write its history. Entry type: {@link
/// io.daybook.models.builtin.snapshot.SnapshotMacros}.
@NullMarked
package io.daybook.models.builtin.snapshot;

import org.jspecify.annotations.NullMarked;
