/// The window replayed: from 260 days before the first date asked for, each customer alone, then
/// the stock and the books from the sums. Entry types: {@link
/// io.daybook.etl.generate.replay.CustomerReplay}, {@link io.daybook.etl.generate.replay.Books}.
/// Knows nothing of files: what happens on the dates asked for is told to an {@link
/// io.daybook.etl.generate.replay.Observer}.
@NullMarked
package io.daybook.etl.generate.replay;

import org.jspecify.annotations.NullMarked;
