/// Time by which rows are cut: windows, the grains of batches, the batches of a model, and the
/// condition that cuts a relation. All times are UTC. Entry type: {@link
/// io.daybook.models.event.Batch}.
@NullMarked
package io.daybook.models.event;

import org.jspecify.annotations.NullMarked;
