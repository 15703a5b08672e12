/// The command line: the only room that knows all programs, speaks aloud and leaves with a number.
/// A command is one class that translates words into a call and a result into text; it decides
/// nothing. Entry types: {@link io.daybook.cli.Main}, {@link io.daybook.cli.Commands}.
@NullMarked
package io.daybook.cli;

import org.jspecify.annotations.NullMarked;
