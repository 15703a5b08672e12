/// How each kind of node becomes a relation: tables, views, incremental models, seeds, snapshots,
/// materialized views, functions, clones. They see a node's context and nothing of the run. Entry
/// type: {@link io.daybook.models.execute.materialization.Materializations}.
@NullMarked
package io.daybook.models.execute.materialization;

import org.jspecify.annotations.NullMarked;
