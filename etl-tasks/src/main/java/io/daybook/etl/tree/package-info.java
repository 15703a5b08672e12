/// A YAML document as one located tree: every value knows its line and column, so that a reader can
/// report all problems at once, each with its place. Entry type: {@link
/// io.daybook.etl.tree.TreeReader}. Knows nothing of contracts.
@NullMarked
package io.daybook.etl.tree;

import org.jspecify.annotations.NullMarked;
