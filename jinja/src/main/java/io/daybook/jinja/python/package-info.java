/// What Python does with values: printing, truth, comparing, computing, subscripts, methods,
/// formatting.
///
/// Entry types: [io.daybook.jinja.python.Text] to print, [io.daybook.jinja.python.Attributes] for
/// methods.
@NullMarked
package io.daybook.jinja.python;

import org.jspecify.annotations.NullMarked;
