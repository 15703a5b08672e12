/// The values that live in a template, Python's: none, numbers, text, lists, tuples, dicts, sets,
/// undefined values, callables and the host's own objects. Java's `Boolean`, `Long`, `BigInteger`,
/// `Double` and `String` stand for themselves; [io.daybook.jinja.value.Values] brings other Java
/// values in and out.
///
/// This room holds values and what makes two of them equal; what one can do with them is in
/// `python`.
@NullMarked
package io.daybook.jinja.value;

import org.jspecify.annotations.NullMarked;
