/// The hall of the ETL: a load is a recipe read from top to bottom. Finds the files, asks the
/// ledger, lets rows be read, judged and copied, and makes everything visible at once. Owns the
/// transaction. Entry type: {@link io.daybook.etl.task.LoadTask}.
@NullMarked
package io.daybook.etl.task;

import org.jspecify.annotations.NullMarked;
