package io.daybook.jinja.render.compile;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.error.TemplateRuntimeError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.render.Ex;
import io.daybook.jinja.render.Frame;
import io.daybook.jinja.render.St;
import io.daybook.jinja.syntax.Children;
import io.daybook.jinja.syntax.Expr;
import io.daybook.jinja.syntax.Stmt;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.Namespace;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Compiles `set`, set blocks, `with`, and the targets of every assignment.
final class AssignCompiler {
  private final StatementCompiler statements;

  AssignCompiler(StatementCompiler statements) {
    this.statements = statements;
  }

  /// Takes a value to where the target says.
  @FunctionalInterface
  interface Target {
    void assign(Frame frame, Object value);
  }

  /// The target of an assignment; its names belong to the given scope.
  Target target(Expr target, Scope scope) {
    return switch (target) {
      case Expr.Name name -> {
        int slot = variable(name.name(), scope).slot();
        yield (frame, value) -> frame.slots[slot] = value;
      }
      case Expr.NamespaceRef ref -> {
        Ex namespace = statements.expressions().variable(ref.name(), scope);
        yield (frame, value) -> {
          if (namespace.eval(frame) instanceof Namespace space) {
            space.attributes().put(ref.attribute(), value);
          }
        };
      }
      case Expr.TupleOf tuple ->
          unpack(tuple.items().stream().map(item -> target(item, scope)).toArray(Target[]::new));
      default -> throw new IllegalStateException("not assignable: " + target.kind());
    };
  }

  private static Symbols.Variable variable(String name, Scope scope) {
    Symbols.Variable variable = scope.symbols().ref(name);
    if (variable.function() != scope.symbols().function()) {
      throw new IllegalStateException(name + " is assigned outside of its function");
    }
    return variable;
  }

  private static Target unpack(Target[] targets) {
    int wanted = targets.length;
    return (frame, value) -> {
      Object[] values = new Object[wanted];
      if (value instanceof List<?> list && list.size() == wanted) {
        for (int i = 0; i < wanted; i++) {
          values[i] = list.get(i);
        }
      } else {
        drain(value, values);
      }
      for (int i = 0; i < wanted; i++) {
        targets[i].assign(frame, values[i]);
      }
    };
  }

  private static void drain(Object value, Object[] values) {
    if (!Iteration.isIterable(value)) {
      throw PythonError.type("cannot unpack non-iterable " + Types.name(value) + " object");
    }
    Iterator<Object> items = Iteration.of(value);
    for (int i = 0; i < values.length; i++) {
      if (!items.hasNext()) {
        throw PythonError.value(
            "not enough values to unpack (expected " + values.length + ", got " + i + ")");
      }
      values[i] = items.next();
    }
    if (items.hasNext()) {
      throw PythonError.value("too many values to unpack (expected " + values.length + ")");
    }
  }

  /// The names that a target assigns.
  static Set<String> names(Expr target) {
    Set<String> names = new LinkedHashSet<>();
    Children.walk(
        target,
        node -> {
          if (node instanceof Expr.Name name) {
            names.add(name.name());
          }
        });
    return names;
  }

  /// Refuses a target whose owner is no namespace.
  private St checkNamespaces(Expr target, Scope scope) {
    Set<String> owners = new LinkedHashSet<>();
    Children.walk(
        target,
        node -> {
          if (node instanceof Expr.NamespaceRef ref) {
            owners.add(ref.name());
          }
        });
    List<St> checks = new ArrayList<>();
    for (String owner : owners) {
      Ex value = statements.expressions().variable(owner, scope);
      checks.add((frame, _) -> {
        if (!(value.eval(frame) instanceof Namespace)) {
          throw new TemplateRuntimeError("cannot assign attribute on non-namespace object");
        }
        return St.Flow.ON;
      });
    }
    return statements.located(StatementCompiler.sequence(checks), statements.template().lastLine);
  }

  /// Hands top-level assignments to the context.
  private static St export(Expr target, Scope scope) {
    if (!scope.topLevel()) {
      return (_, _) -> St.Flow.ON;
    }
    List<St> exports = new ArrayList<>();
    for (String name : names(target)) {
      int slot = variable(name, scope).slot();
      exports.add((frame, _) -> {
        Object value = frame.slots[slot];
        if (value != null) {
          frame.context.assign(name, value);
        }
        return St.Flow.ON;
      });
    }
    return StatementCompiler.sequence(exports);
  }

  St set(Stmt.Set set, Scope scope) {
    St check = checkNamespaces(set.target(), scope);
    int line = statements.line(set.position());
    Target target = target(set.target(), scope);
    Ex value = statements.expressions().compile(set.value(), scope);
    St export = export(set.target(), scope);
    St assign =
        (frame, out) -> {
          target.assign(frame, value.eval(frame));
          return export.run(frame, out);
        };
    return StatementCompiler.sequence(List.of(check, statements.located(assign, line)));
  }

  // One piece: what is compiled must run in this order, and each part sees the scope of the last.
  St setBlock(Stmt.SetBlock set, Scope scope) {
    Scope inner = scope.inner().withoutOutputCheck();
    SymbolAnalysis.body(inner.symbols(), set.body());
    St enter = statements.enter(inner);
    St leave = statements.leave(inner);
    St body = statements.body(set.body(), inner);
    int line = statements.line(set.position());
    Target target = target(set.target(), scope);
    ExpressionCompiler expressions = statements.expressions();
    int captured = expressions.captureSlot(inner);
    St capture =
        set.filter() == null
            ? (frame, buffer) -> {
              frame.slots[captured] = buffer.result();
              return St.Flow.ON;
            }
            : expressions.capture(inner, captured);
    St keep = statements.located(capture, line);
    Ex value =
        set.filter() == null
            ? frame -> captured(frame, captured)
            : expressions.filterChain(set.filter(), inner, captured);
    St export = export(set.target(), scope);
    St assign =
        (frame, out) -> {
          Object result = value.eval(frame);
          target.assign(frame, frame.context.autoescape() ? markup(result) : result);
          return export.run(frame, out);
        };
    St located = statements.located(assign, line);
    return StatementCompiler.buffered(enter, body, keep, located, leave);
  }

  private static Object captured(Frame frame, int slot) {
    Object value = frame.slots[slot];
    return value == null ? "" : value;
  }

  private static Object markup(Object value) {
    return value instanceof Markup ? value : new Markup(Text.of(value));
  }

  St with(Stmt.With with, Scope scope) {
    Scope inner = scope.inner();
    SymbolAnalysis.with(inner.symbols(), with);
    St enter = statements.enter(inner);
    List<St> assigns = new ArrayList<>();
    for (int i = 0; i < with.targets().size(); i++) {
      Target target = target(with.targets().get(i), inner);
      Ex value = statements.expressions().compile(with.values().get(i), scope);
      assigns.add((frame, _) -> {
        target.assign(frame, value.eval(frame));
        return St.Flow.ON;
      });
    }
    St assign =
        statements.located(StatementCompiler.sequence(assigns), statements.template().lastLine);
    St body = statements.body(with.body(), inner);
    St leave = statements.leave(inner);
    return (frame, out) -> {
      enter.run(frame, out);
      assign.run(frame, out);
      St.Flow flow = body.run(frame, out);
      return flow == St.Flow.ON ? leave.run(frame, out) : flow;
    };
  }
}
