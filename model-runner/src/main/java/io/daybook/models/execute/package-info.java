/// Runs nodes: in the order of the graph, so many at once, each by its materialization, with hooks,
/// messages and statuses as dbt's users know them. Entry type: {@link
/// io.daybook.models.execute.Runner}.
@NullMarked
package io.daybook.models.execute;

import org.jspecify.annotations.NullMarked;
