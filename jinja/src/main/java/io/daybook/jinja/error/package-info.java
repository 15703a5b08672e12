/// What can go wrong in a template, under the names that Jinja2 and Python give it, and where.
///
/// Entry type: [io.daybook.jinja.error.JinjaException]. This room knows no other.
@NullMarked
package io.daybook.jinja.error;

import org.jspecify.annotations.NullMarked;
