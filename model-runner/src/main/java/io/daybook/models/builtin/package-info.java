/// dbt's public macros on PostgreSQL, written in Java. A macro of the project or of a package with
/// the same name is called instead, because every macro here calls others through the context's
/// lookup. Entry type: {@link io.daybook.models.builtin.Builtins}. Knows nothing of execution
/// order.
@NullMarked
package io.daybook.models.builtin;

import org.jspecify.annotations.NullMarked;
