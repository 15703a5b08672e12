/// What is known of the company in closed form: every fact here is a function of the seed, the
/// scale and a date, so that any day can be asked first. Integers only: cents, pieces, 10⁻⁸ rates.
/// Entry type: {@link io.daybook.etl.generate.company.Company}. Knows nothing of files or of
/// replay.
@NullMarked
package io.daybook.etl.generate.company;

import org.jspecify.annotations.NullMarked;
