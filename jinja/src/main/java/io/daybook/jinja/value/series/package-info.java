/// The values that are walked rather than held: a range and an iterator. They know no other value.
@NullMarked
package io.daybook.jinja.value.series;

import org.jspecify.annotations.NullMarked;
