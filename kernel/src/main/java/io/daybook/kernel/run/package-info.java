/// A run and the business dates it is for. The only room that reads the clock. Entry types: {@link
/// io.daybook.kernel.run.Run}, {@link io.daybook.kernel.run.DateRange}.
@NullMarked
package io.daybook.kernel.run;

import org.jspecify.annotations.NullMarked;
