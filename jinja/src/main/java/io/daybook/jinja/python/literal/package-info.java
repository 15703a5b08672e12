/// Reads a text as a Python literal, as `ast.literal_eval` does. Entry: [LiteralEval].
@NullMarked
package io.daybook.jinja.python.literal;

import org.jspecify.annotations.NullMarked;
