/// The methods of Python's values and how their arguments are read. Entry: [Attributes].
@NullMarked
package io.daybook.jinja.python.method;

import org.jspecify.annotations.NullMarked;
