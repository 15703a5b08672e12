/// What every command stands in: the session it was typed in, the console where it speaks, and the
/// forms of its results (tables, JSON). Entry type: {@link io.daybook.cli.frame.Session}. Knows no
/// command.
@NullMarked
package io.daybook.cli.frame;

import org.jspecify.annotations.NullMarked;
