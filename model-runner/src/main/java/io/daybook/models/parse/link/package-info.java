/// What is done when everything has been read: references become edges, names are checked, keys are
/// found, and drafts become the manifest. Entry type: {@link io.daybook.models.parse.link.Linker}.
/// Reads no file.
@NullMarked
package io.daybook.models.parse.link;

import org.jspecify.annotations.NullMarked;
