/// The global `dict`, and the objects that the globals `cycler` and `joiner` make.
@NullMarked
package io.daybook.jinja.builtin.object;

import org.jspecify.annotations.NullMarked;
