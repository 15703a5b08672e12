package io.daybook.models.properties;

import io.daybook.models.node.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A generic test as declared, not yet a node.
///
/// @param entry the model, seed, snapshot or source that it is declared under
/// @param table the source's table; null for other targets
/// @param target name of the node, or of the table
/// @param definition the test's name and arguments as written
/// @param column the column's name, quoted if it is to be; null for a test of the whole
/// @param tags of the column (and of the source and its table)
/// @param version the model's version; null if it has none
public record TestSpec(
    Entry entry,
    @Nullable Fields table,
    String target,
    Fields definition,
    @Nullable String column,
    List<String> tags,
    @Nullable Object version) {}
