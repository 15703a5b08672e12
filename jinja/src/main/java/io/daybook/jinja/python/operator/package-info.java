/// What Python's operators do: arithmetic, order and sorting. Entry: [Arithmetic].
@NullMarked
package io.daybook.jinja.python.operator;

import org.jspecify.annotations.NullMarked;
