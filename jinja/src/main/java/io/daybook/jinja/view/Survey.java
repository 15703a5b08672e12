package io.daybook.jinja.view;

import io.daybook.jinja.error.Position;
import io.daybook.jinja.syntax.Children;
import io.daybook.jinja.syntax.Expr;
import io.daybook.jinja.syntax.Node;
import io.daybook.jinja.syntax.Signature;
import io.daybook.jinja.syntax.Stmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Walks a template once and notes its macros, calls and free names.
final class Survey {
  private final String source;
  private final List<MacroView> macros = new ArrayList<>();
  private final List<CallView> calls = new ArrayList<>();
  private final Set<String> free = new LinkedHashSet<>();
  private final Deque<Set<String>> scopes = new ArrayDeque<>();
  private String macro = "";
  private int conditions;

  Survey(String source) {
    this.source = source;
    scopes.push(new HashSet<>());
  }

  TemplateView result() {
    return new TemplateView(List.copyOf(macros), List.copyOf(calls), free);
  }

  void statements(List<Stmt> statements) {
    statements.forEach(this::visit);
  }

  // One piece: a few lines for each node that opens a scope or stores a name.
  private void visit(Node node) {
    switch (node) {
      case Expr.Name name -> name(name);
      case Expr.NamespaceRef ref -> read(ref.name());
      case Expr.Call call -> {
        call(call);
        Children.of(call).forEach(this::visit);
      }
      case Expr.Condition condition ->
          conditionally(() -> Children.of(condition).forEach(this::visit));
      case Stmt.Set set -> {
        visit(set.value());
        visit(set.target());
      }
      case Stmt.SetBlock set -> {
        inScope(() -> statements(set.body()));
        visit(set.target());
      }
      case Stmt.If branch -> {
        visit(branch.test());
        conditionally(() -> Children.of(branch).stream().skip(1).forEach(this::visit));
      }
      case Stmt.For loop -> loop(loop);
      case Stmt.MacroDef definition -> macro(definition);
      case Stmt.CallBlock block -> {
        visit(block.call());
        conditionally(() -> inScope(() -> body(block.signature(), block.body())));
      }
      case Stmt.With with -> {
        with.values().forEach(this::visit);
        inScope(() -> {
          with.targets().forEach(this::visit);
          statements(with.body());
        });
      }
      case Stmt.Import load -> {
        visit(load.template());
        define(load.target());
      }
      case Stmt.FromImport load -> {
        visit(load.template());
        load.names().forEach(name -> define(name.alias()));
      }
      case Stmt.FilterBlock _, Stmt.Autoescape _, Stmt.Block _ ->
          inScope(() -> Children.of(node).forEach(this::visit));
      default -> Children.of(node).forEach(this::visit);
    }
  }

  private void name(Expr.Name name) {
    if (name.use() == Expr.Use.LOAD) {
      read(name.name());
    } else {
      define(name.name());
    }
  }

  private void read(String name) {
    if (scopes.stream().noneMatch(scope -> scope.contains(name))) {
      free.add(name);
    }
  }

  private void define(String name) {
    scopes.getFirst().add(name);
  }

  private void inScope(Runnable visits) {
    scopes.push(new HashSet<>());
    visits.run();
    scopes.pop();
  }

  private void conditionally(Runnable visits) {
    conditions++;
    visits.run();
    conditions--;
  }

  private void loop(Stmt.For loop) {
    visit(loop.items());
    conditionally(() -> {
      inScope(() -> {
        visit(loop.target());
        define("loop");
        if (loop.test() != null) {
          visit(loop.test());
        }
        statements(loop.body());
      });
      inScope(() -> statements(loop.otherwise()));
    });
  }

  private void macro(Stmt.MacroDef definition) {
    define(definition.name());
    macros.add(view(definition));
    String outer = macro;
    macro = definition.name();
    conditionally(() ->
        inScope(() -> {
          define("caller");
          define("varargs");
          define("kwargs");
          body(definition.signature(), definition.body());
        }));
    macro = outer;
  }

  private void body(Signature signature, List<Stmt> body) {
    signature.parameters().forEach(parameter -> define(parameter.name()));
    for (Signature.Parameter parameter : signature.parameters()) {
      if (parameter.fallback() != null) {
        visit(parameter.fallback());
      }
    }
    statements(body);
  }

  private MacroView view(Stmt.MacroDef definition) {
    List<MacroView.Parameter> parameters =
        definition.signature().parameters().stream()
            .map(p ->
                new MacroView.Parameter(
                    p.name(),
                    p.annotation(),
                    p.fallback() != null,
                    p.fallback() == null ? Optional.empty() : Literal.of(p.fallback())))
            .toList();
    Stmt.BlockInfo block = definition.block();
    int line = Position.line(definition.position());
    boolean topLevel = macro.isEmpty() && conditions == 0;
    String name = definition.name();
    if (block == null) {
      return new MacroView(name, "macro", name, parameters, Map.of(), "", line, topLevel);
    }
    String body = source.substring(block.bodyStart(), Math.max(block.bodyStart(), block.bodyEnd()));
    return new MacroView(
        name,
        block.tag(),
        block.name(),
        parameters,
        keywords(block.options()),
        body,
        line,
        topLevel);
  }

  private static Map<String, Optional<Object>> keywords(List<Expr.Keyword> keywords) {
    Map<String, Optional<Object>> values = new LinkedHashMap<>();
    keywords.forEach(keyword -> values.put(keyword.name(), Literal.of(keyword.value())));
    return values;
  }

  private void call(Expr.Call call) {
    Expr.Args args = call.arguments();
    List<Optional<Object>> positional = args.positional().stream().map(Literal::of).toList();
    Map<String, Optional<Object>> keywords = keywords(args.keyword());
    boolean complete =
        args.star() == null
            && args.doubleStar() == null
            && positional.stream().allMatch(Optional::isPresent)
            && keywords.values().stream().allMatch(Optional::isPresent);
    Map<String, String> written = new LinkedHashMap<>();
    args.keyword().stream()
        .filter(keyword -> Literal.of(keyword.value()).isEmpty())
        .forEach(keyword -> written.put(keyword.name(), Written.of(keyword.value())));
    int position = call.position();
    calls.add(
        new CallView(
            path(call.callee()),
            positional,
            keywords,
            written,
            complete,
            conditions > 0,
            macro,
            Position.line(position),
            Position.column(position)));
  }

  /// The dotted path of names that an expression is, or an empty text.
  private static String path(Expr expr) {
    return switch (expr) {
      case Expr.Name name -> name.name();
      case Expr.Attribute attribute -> {
        String owner = path(attribute.node());
        yield owner.isEmpty() ? "" : owner + "." + attribute.name();
      }
      default -> "";
    };
  }
}
