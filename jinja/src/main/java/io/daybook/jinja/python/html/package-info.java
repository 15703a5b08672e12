/// What Python and MarkupSafe know of HTML: entities and tags. Entry: [Tags].
@NullMarked
package io.daybook.jinja.python.html;

import org.jspecify.annotations.NullMarked;
