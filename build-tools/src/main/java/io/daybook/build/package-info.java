/// Never shipped: starts a PostgreSQL in the build, migrates it and generates the jOOQ classes of
/// the ledger, unless its inputs are unchanged; brings old classes of the merged jar into a format
/// that a start-up cache takes.
@NullMarked
package io.daybook.build;

import org.jspecify.annotations.NullMarked;
