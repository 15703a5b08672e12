/// The values that a running template meets and that come from templates: macros, `loop`, `self`,
/// `super`, modules.
@NullMarked
package io.daybook.jinja.render.object;

import org.jspecify.annotations.NullMarked;
