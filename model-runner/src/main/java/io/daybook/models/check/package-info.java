/// Tests: data tests and their verdicts, unit tests, freshness of sources. Entry type: {@link
/// io.daybook.models.check.DataTest}.
@NullMarked
package io.daybook.models.check;

import org.jspecify.annotations.NullMarked;
