/// The room `jinja`.
@NullMarked
package io.daybook.jinja;

import org.jspecify.annotations.NullMarked;
