/// The vocabulary of a project: sealed {@link io.daybook.models.node.Resource} and {@link
/// io.daybook.models.node.Node}, what they say of themselves, and the {@link
/// io.daybook.models.node.Manifest} that holds them all. Pure data: no files, no templates, no
/// database.
@NullMarked
package io.daybook.models.node;

import org.jspecify.annotations.NullMarked;
