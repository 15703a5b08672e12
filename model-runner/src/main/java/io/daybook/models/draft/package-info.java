/// Resources while they are being parsed, and how they come to their configuration and names. Entry
/// types: {@link io.daybook.models.draft.Draft}, {@link io.daybook.models.draft.Configs}. Knows no
/// files and no templates.
@NullMarked
package io.daybook.models.draft;

import org.jspecify.annotations.NullMarked;
