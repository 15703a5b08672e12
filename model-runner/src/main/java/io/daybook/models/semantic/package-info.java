/// The semantic layer: metrics, semantic models and saved queries as dbt puts them into the
/// manifest, and what `metric()` gives to a template. Entry types: [Metrics], [SemanticModels],
/// [SavedQueries], [ModelSemantics], [Elements], [MetricValue]. They know neither files nor the
/// graph.
@NullMarked
package io.daybook.models.semantic;

import org.jspecify.annotations.NullMarked;
