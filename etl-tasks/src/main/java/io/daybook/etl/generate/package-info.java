/// Mock data: every file of a business date, made from nothing but a seed, a scale and the date.
/// Entry type: {@link io.daybook.etl.generate.Generator}. What the company is stands in `company`,
/// what happens there in `replay`; this room writes files and plants defects. Knows no contract, no
/// database and no loader.
@NullMarked
package io.daybook.etl.generate;

import org.jspecify.annotations.NullMarked;
