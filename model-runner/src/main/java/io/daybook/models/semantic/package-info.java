/// The semantic layer: metrics, semantic models and saved queries as dbt puts them into the
/// manifest. Entry types: [Metrics], [SemanticModels], [SavedQueries]. They know maps only: neither
/// files nor the graph.
@NullMarked
package io.daybook.models.semantic;

import org.jspecify.annotations.NullMarked;
