/// What an invocation and its project's configuration are to templates and artifacts. Entry type:
/// {@link io.daybook.models.invocation.InvocationArguments}. Knows no nodes.
@NullMarked
package io.daybook.models.invocation;

import org.jspecify.annotations.NullMarked;
