/// From text to tree: the lexer, the parser and the nodes of Jinja2's grammar.
///
/// Entry type: [io.daybook.jinja.syntax.Parser]. This room does not know how a tree is run.
@NullMarked
package io.daybook.jinja.syntax;

import org.jspecify.annotations.NullMarked;
