package io.daybook.jinja.syntax;

/// A part of a parsed template: an expression or a statement.
public sealed interface Node permits Expr, Stmt {
  /// Its packed place; the line is the one Jinja2 gives the node.
  int position();
}
