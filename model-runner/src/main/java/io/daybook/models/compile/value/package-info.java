/// The values that macros see and pass around: relations, columns, tables, configurations, and how
/// they are named, written and misused. Entry type: {@link
/// io.daybook.models.compile.value.RelationValue}. Knows no node, no macro and no database.
@NullMarked
package io.daybook.models.compile.value;

import org.jspecify.annotations.NullMarked;
