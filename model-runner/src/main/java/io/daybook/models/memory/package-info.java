/// What earlier parses found in single files, so that a parse reads anew only what has changed.
/// Entry type: {@link io.daybook.models.memory.Memory}. Knows neither templates nor where it is
/// kept between invocations.
@NullMarked
package io.daybook.models.memory;

import org.jspecify.annotations.NullMarked;
