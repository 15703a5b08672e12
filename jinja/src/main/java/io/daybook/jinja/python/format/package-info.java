/// Python's three ways to write a value into a text: the format mini-language of `format`, fields
/// of `str.format`, and `%`. Entry: [TextFormat]; knows nothing of templates.
@NullMarked
package io.daybook.jinja.python.format;

import org.jspecify.annotations.NullMarked;
