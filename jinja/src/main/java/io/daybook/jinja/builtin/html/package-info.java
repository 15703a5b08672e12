/// What the filters for HTML know of HTML: tags and links.
@NullMarked
package io.daybook.jinja.builtin.html;

import org.jspecify.annotations.NullMarked;
