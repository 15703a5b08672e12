/// Renders a node to SQL. Here live the objects that macros see (relations, columns, tables, the
/// adapter), the built-in macros, the lookup of macros and the context of a node. Entry type:
/// {@link io.daybook.models.compile.Compiler}. Asks the database only through a {@link
/// io.daybook.models.postgres.Session} that somebody else opened.
@NullMarked
package io.daybook.models.compile;

import org.jspecify.annotations.NullMarked;
