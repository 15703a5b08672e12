/// What a former run left behind: its manifest, its results, its sources' freshness. Entry type:
/// {@link io.daybook.models.state.Previous}. Knows no selection and no execution.
@NullMarked
package io.daybook.models.state;

import org.jspecify.annotations.NullMarked;
