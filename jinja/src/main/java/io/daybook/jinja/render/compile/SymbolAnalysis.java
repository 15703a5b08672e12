package io.daybook.jinja.render.compile;

import io.daybook.jinja.syntax.Children;
import io.daybook.jinja.syntax.Expr;
import io.daybook.jinja.syntax.Node;
import io.daybook.jinja.syntax.Signature;
import io.daybook.jinja.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;

/// Walks the nodes of one scope and tells [Symbols] what they read and write; inner scopes are left
/// out.
final class SymbolAnalysis {
  private final Symbols symbols;

  private SymbolAnalysis(Symbols symbols) {
    this.symbols = symbols;
  }

  static void body(Symbols symbols, List<Stmt> body) {
    SymbolAnalysis analysis = new SymbolAnalysis(symbols);
    body.forEach(analysis::visit);
  }

  static void macro(Symbols symbols, Signature signature, List<Stmt> body) {
    SymbolAnalysis analysis = new SymbolAnalysis(symbols);
    signature.parameters().forEach(parameter -> symbols.declareParameter(parameter.name()));
    for (Signature.Parameter parameter : signature.parameters()) {
      if (parameter.fallback() != null) {
        analysis.visit(parameter.fallback());
      }
    }
    body.forEach(analysis::visit);
  }

  static void loopBody(Symbols symbols, Stmt.For loop) {
    SymbolAnalysis analysis = new SymbolAnalysis(symbols);
    analysis.parameters(loop.target());
    loop.body().forEach(analysis::visit);
  }

  static void loopTest(Symbols symbols, Stmt.For loop, Expr test) {
    SymbolAnalysis analysis = new SymbolAnalysis(symbols);
    analysis.parameters(loop.target());
    analysis.visit(test);
  }

  static void with(Symbols symbols, Stmt.With with) {
    SymbolAnalysis analysis = new SymbolAnalysis(symbols);
    with.targets().forEach(analysis::visit);
    with.body().forEach(analysis::visit);
  }

  static void autoescape(Symbols symbols, Stmt.Autoescape block) {
    SymbolAnalysis analysis = new SymbolAnalysis(symbols);
    analysis.visit(block.value());
    block.body().forEach(analysis::visit);
  }

  static void filterBlock(Symbols symbols, Stmt.FilterBlock block) {
    SymbolAnalysis analysis = new SymbolAnalysis(symbols);
    block.body().forEach(analysis::visit);
    analysis.visit(block.filter());
  }

  private void parameters(Expr target) {
    switch (target) {
      case Expr.Name name -> symbols.declareParameter(name.name());
      default -> Children.of(target).forEach(child -> parameters((Expr) child));
    }
  }

  // One piece: a line or two for each node that names something or opens a scope.
  private void visit(Node node) {
    switch (node) {
      case Expr.Name name -> {
        switch (name.use()) {
          case LOAD -> symbols.load(name.name());
          case STORE -> symbols.store(name.name());
          case PARAMETER -> symbols.declareParameter(name.name());
        }
      }
      case Expr.NamespaceRef ref -> symbols.load(ref.name());
      case Stmt.If branch -> condition(branch);
      case Stmt.MacroDef macro -> symbols.store(macro.name());
      case Stmt.Import load -> {
        visit(load.template());
        symbols.store(load.target());
      }
      case Stmt.FromImport load -> {
        visit(load.template());
        load.names().forEach(name -> symbols.store(name.alias()));
      }
      case Stmt.Set set -> {
        visit(set.value());
        visit(set.target());
      }
      case Stmt.For loop -> visit(loop.items());
      case Stmt.CallBlock block -> visit(block.call());
      case Stmt.FilterBlock block -> visit(block.filter());
      case Stmt.With with -> with.values().forEach(this::visit);
      case Stmt.SetBlock set -> visit(set.target());
      case Stmt.Autoescape _, Stmt.Block _ -> {}
      default -> Children.of(node).forEach(this::visit);
    }
  }

  private void condition(Stmt.If branch) {
    visit(branch.test());
    List<Symbols> branches = new ArrayList<>();
    for (List<? extends Node> body : List.of(branch.body(), branch.elifs(), branch.otherwise())) {
      Symbols inner = symbols.branch();
      SymbolAnalysis analysis = new SymbolAnalysis(inner);
      body.forEach(analysis::visit);
      branches.add(inner);
    }
    symbols.merge(branches);
  }
}
