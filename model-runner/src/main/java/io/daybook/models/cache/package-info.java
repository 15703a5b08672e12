/// What was parsed, kept for the next invocation: a pure function of the files, the variables that
/// were read and the program itself. Entry type: {@link io.daybook.models.cache.ParseCache}. A
/// cache that is damaged, of another program or of other inputs is no error: everything is parsed
/// again.
@NullMarked
package io.daybook.models.cache;

import org.jspecify.annotations.NullMarked;
