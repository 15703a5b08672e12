/// Records to typed rows with a verdict: each value is read in place, checked against its column,
/// each row against the rules. Entry types: {@link io.daybook.etl.row.RowChecker}, {@link
/// io.daybook.etl.row.Header}. Knows no database.
@NullMarked
package io.daybook.etl.row;

import org.jspecify.annotations.NullMarked;
