/// Folders and files as a whole: made, copied, replaced, deleted.
@NullMarked
package io.daybook.kernel.file;

import org.jspecify.annotations.NullMarked;
