/// The commands around a day's files: write them, enter them, check the contracts they are held to.
/// Entry type: {@link io.daybook.cli.etl.LoadCommand}.
@NullMarked
package io.daybook.cli.etl;

import org.jspecify.annotations.NullMarked;
