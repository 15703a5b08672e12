/// Chance without memory: draws that depend on what they are for and on nothing drawn before. Entry
/// type: {@link io.daybook.etl.generate.draw.Hash}. Knows nothing of the company.
@NullMarked
package io.daybook.etl.generate.draw;

import org.jspecify.annotations.NullMarked;
