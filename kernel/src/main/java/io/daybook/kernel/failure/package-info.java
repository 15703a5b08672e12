/// What can go wrong, told to the person who must act: a stable code, the fact, the place, the next
/// step. Entry type: {@link io.daybook.kernel.failure.Failure}. Knows nothing of what failed.
@NullMarked
package io.daybook.kernel.failure;

import org.jspecify.annotations.NullMarked;
