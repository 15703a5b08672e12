/// How a template refuses to go on: the texts of `exceptions`.
@NullMarked
package io.daybook.models.compile.refusal;

import org.jspecify.annotations.NullMarked;
