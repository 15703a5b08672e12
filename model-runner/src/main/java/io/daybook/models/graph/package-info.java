/// Joins resources by what they depend on, refuses cycles, and selects. Pure functions. Entry
/// types: {@link io.daybook.models.graph.Graph}, {@link io.daybook.models.graph.Selector}.
@NullMarked
package io.daybook.models.graph;

import org.jspecify.annotations.NullMarked;
