/// Jinja2 3.1 for the JVM, complete and exact, without any dependency.
///
/// Entry type: [io.daybook.jinja.Environment]. This room knows no SQL, no dbt and no JDBC: hosts
/// offer functions and objects through `io.daybook.jinja.value`.
@NullMarked
package io.daybook.jinja;

import org.jspecify.annotations.NullMarked;
