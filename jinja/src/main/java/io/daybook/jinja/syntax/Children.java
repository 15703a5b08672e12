package io.daybook.jinja.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The parts of a node in the order of the text.
public final class Children {
  private final List<Node> found = new ArrayList<>();

  private Children() {}

  /// The direct parts of a node.
  public static List<Node> of(Node node) {
    Children children = new Children();
    switch (node) {
      case Expr expr -> children.expr(expr);
      case Stmt stmt -> children.stmt(stmt);
    }
    return children.found;
  }

  /// Visits a node and everything below it, outer nodes first.
  public static void walk(Node node, Consumer<Node> visitor) {
    visitor.accept(node);
    for (Node child : of(node)) {
      walk(child, visitor);
    }
  }

  private void add(@Nullable Node node) {
    if (node != null) {
      found.add(node);
    }
  }

  private void arguments(Expr.Args arguments) {
    found.addAll(arguments.positional());
    arguments.keyword().forEach(keyword -> found.add(keyword.value()));
    add(arguments.star());
    add(arguments.doubleStar());
  }

  private void signature(Signature signature) {
    signature.parameters().forEach(parameter -> add(parameter.fallback()));
  }

  // One piece: a line or two for each form of expression, in the order Jinja2 lists its fields.
  private void expr(Expr expr) {
    switch (expr) {
      case Expr.Const _, Expr.Name _, Expr.NamespaceRef _, Expr.Data _ -> {}
      case Expr.TupleOf tuple -> found.addAll(tuple.items());
      case Expr.ListOf list -> found.addAll(list.items());
      case Expr.DictOf dict -> {
        for (Expr.Pair pair : dict.pairs()) {
          found.add(pair.key());
          found.add(pair.value());
        }
      }
      case Expr.Condition condition -> {
        found.add(condition.test());
        found.add(condition.then());
        add(condition.otherwise());
      }
      case Expr.Filter filter -> {
        add(filter.node());
        arguments(filter.arguments());
      }
      case Expr.Test test -> {
        found.add(test.node());
        arguments(test.arguments());
      }
      case Expr.Call call -> {
        found.add(call.callee());
        arguments(call.arguments());
      }
      case Expr.Attribute attribute -> found.add(attribute.node());
      case Expr.Item item -> {
        found.add(item.node());
        found.add(item.key());
      }
      case Expr.Slice slice -> {
        add(slice.start());
        add(slice.stop());
        add(slice.step());
      }
      case Expr.Concat concat -> found.addAll(concat.parts());
      case Expr.Compare compare -> {
        found.add(compare.first());
        compare.operands().forEach(operand -> found.add(operand.value()));
      }
      case Expr.Binary binary -> {
        found.add(binary.left());
        found.add(binary.right());
      }
      case Expr.Unary unary -> found.add(unary.operand());
      case Expr.And and -> {
        found.add(and.left());
        found.add(and.right());
      }
      case Expr.Or or -> {
        found.add(or.left());
        found.add(or.right());
      }
      case Expr.Not not -> found.add(not.operand());
    }
  }

  // One piece: a line or two for each form of statement.
  private void stmt(Stmt stmt) {
    switch (stmt) {
      case Stmt.Output output -> found.addAll(output.parts());
      case Stmt.For loop -> {
        found.add(loop.target());
        found.add(loop.items());
        found.addAll(loop.body());
        found.addAll(loop.otherwise());
        add(loop.test());
      }
      case Stmt.If branch -> {
        found.add(branch.test());
        found.addAll(branch.body());
        found.addAll(branch.elifs());
        found.addAll(branch.otherwise());
      }
      case Stmt.MacroDef macro -> {
        signature(macro.signature());
        found.addAll(macro.body());
      }
      case Stmt.CallBlock block -> {
        found.add(block.call());
        signature(block.signature());
        found.addAll(block.body());
      }
      case Stmt.FilterBlock block -> {
        found.addAll(block.body());
        found.add(block.filter());
      }
      case Stmt.With with -> {
        found.addAll(with.targets());
        found.addAll(with.values());
        found.addAll(with.body());
      }
      case Stmt.Set set -> {
        found.add(set.target());
        found.add(set.value());
      }
      case Stmt.SetBlock set -> {
        found.add(set.target());
        add(set.filter());
        found.addAll(set.body());
      }
      case Stmt.Block block -> found.addAll(block.body());
      case Stmt.Extends extended -> found.add(extended.template());
      case Stmt.Include include -> found.add(include.template());
      case Stmt.Import load -> found.add(load.template());
      case Stmt.FromImport load -> found.add(load.template());
      case Stmt.Autoescape autoescape -> {
        found.add(autoescape.value());
        found.addAll(autoescape.body());
      }
      case Stmt.Do action -> found.add(action.value());
      case Stmt.Break _, Stmt.Continue _ -> {}
    }
  }
}
