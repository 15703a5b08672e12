/// Reads each file of a project once and yields nodes. Entry type: {@link
/// io.daybook.models.parse.Parser}. Asks the database nothing.
@NullMarked
package io.daybook.models.parse;

import org.jspecify.annotations.NullMarked;
