package io.daybook.jinja.render.compile;

import io.daybook.jinja.syntax.Children;
import io.daybook.jinja.syntax.Expr;
import io.daybook.jinja.syntax.Node;
import io.daybook.jinja.syntax.Signature;
import io.daybook.jinja.syntax.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds which special names a body reads before it assigns them.
final class Undeclared {
  private final Set<String> sought;
  private final Set<String> found = new HashSet<>();

  private Undeclared(Set<String> sought) {
    this.sought = sought;
  }

  static Set<String> in(List<? extends Node> nodes, String... names) {
    Undeclared search = new Undeclared(new HashSet<>(List.of(names)));
    nodes.forEach(search::visit);
    return search.found;
  }

  private void visit(Node node) {
    switch (node) {
      case Expr.Name name -> {
        if (name.use() == Expr.Use.LOAD && sought.contains(name.name())) {
          found.add(name.name());
        } else {
          sought.remove(name.name());
        }
      }
      case Stmt.Block _ -> {}
      case Stmt.MacroDef macro -> {
        forget(macro.signature());
        Children.of(macro).forEach(this::visit);
      }
      case Stmt.CallBlock block -> {
        visit(block.call());
        forget(block.signature());
        Children.of(block).stream().skip(1).forEach(this::visit);
      }
      default -> Children.of(node).forEach(this::visit);
    }
  }

  private void forget(Signature signature) {
    signature.parameters().forEach(parameter -> sought.remove(parameter.name()));
  }
}
