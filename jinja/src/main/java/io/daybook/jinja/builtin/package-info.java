/// Jinja2's filters, tests and globals.
///
/// Entry types: [io.daybook.jinja.builtin.Filters], [io.daybook.jinja.builtin.Tests],
/// [io.daybook.jinja.builtin.Globals].
@NullMarked
package io.daybook.jinja.builtin;

import org.jspecify.annotations.NullMarked;
