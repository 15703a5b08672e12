/// Runs templates: a parsed tree becomes closures with resolved slots, which any number of threads
/// may run at once.
///
/// Entry type: [io.daybook.jinja.render.Program].
@NullMarked
package io.daybook.jinja.render;

import org.jspecify.annotations.NullMarked;
