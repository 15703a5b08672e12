package io.daybook.jinja.render.compile;

import io.daybook.jinja.error.TemplateAssertionError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.render.Context;
import io.daybook.jinja.render.Ex;
import io.daybook.jinja.render.Frame;
import io.daybook.jinja.render.Out;
import io.daybook.jinja.render.Render;
import io.daybook.jinja.render.St;
import io.daybook.jinja.render.object.LoopContext;
import io.daybook.jinja.syntax.Children;
import io.daybook.jinja.syntax.Expr;
import io.daybook.jinja.syntax.Stmt;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.series.PyIterator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compiles for loops.
final class LoopCompiler {
  private final StatementCompiler statements;

  LoopCompiler(StatementCompiler statements) {
    this.statements = statements;
  }

  /// The compiled parts of a loop.
  ///
  /// @param loopSlot where `loop` lives, -1 if nobody reads it
  /// @param otherwise the `else` part, null without one
  /// @param sieve the loop's `if`, null without one
  private record Parts(
      int loopSlot,
      AssignCompiler.Target target,
      St enter,
      St body,
      St leave,
      @Nullable St otherwise,
      @Nullable Sieve sieve) {}

  St loop(Stmt.For loop, Scope outer) {
    Symbols.FunctionScope function = outer.symbols().function();
    if (loop.recursive()) {
      function = new Symbols.FunctionScope(function.depth() + 1);
    }
    if (!loop.recursive()) {
      int line = statements.line(loop.position());
      Ex items = statements.located(statements.expressions().compile(loop.items(), outer), line);
      Parts parts = parts(loop, outer, function);
      return statements.located(
          (frame, out) -> run(parts, frame, out, items.eval(frame), null, 0), line);
    }
    Parts parts = parts(loop, outer, function);
    int line = statements.line(loop.position());
    Ex items = statements.located(statements.expressions().compile(loop.items(), outer), line);
    return statements.located(recursive(parts, items, function), line);
  }

  private Parts parts(Stmt.For loop, Scope outer, Symbols.FunctionScope function) {
    Scope inner = outer.inner(new Symbols(outer.symbols(), function)).inLoop();
    Scope elseScope = outer.inner(new Symbols(outer.symbols(), function));
    int loopSlot = isExtended(loop) ? inner.symbols().declareParameter("loop").slot() : -1;
    SymbolAnalysis.loopBody(inner.symbols(), loop);
    SymbolAnalysis.body(elseScope.symbols(), loop.otherwise());
    Sieve sieve = sieve(loop, outer.inner(new Symbols(outer.symbols(), function)));
    refuseLoopTargets(loop);
    statements.line(loop.position());
    AssignCompiler.Target target = statements.assigns().target(loop.target(), inner);
    St enter = statements.enter(inner);
    St body = statements.body(loop.body(), inner);
    St leave = statements.leave(inner);
    return new Parts(loopSlot, target, enter, body, leave, otherwise(loop, elseScope), sieve);
  }

  private @Nullable St otherwise(Stmt.For loop, Scope scope) {
    if (loop.otherwise().isEmpty()) {
      return null;
    }
    St enter = statements.enter(scope);
    St body = statements.body(loop.otherwise(), scope);
    return StatementCompiler.sequence(List.of(enter, body, statements.leave(scope)));
  }

  private static boolean isExtended(Stmt.For loop) {
    if (loop.recursive() || Undeclared.in(loop.body(), "loop").contains("loop")) {
      return true;
    }
    boolean[] scoped = new boolean[1];
    Children.walk(loop, node -> scoped[0] |= node instanceof Stmt.Block block && block.scoped());
    return scoped[0];
  }

  private static void refuseLoopTargets(Stmt.For loop) {
    Children.walk(
        loop,
        node -> {
          if (node instanceof Expr.Name name
              && name.use() == Expr.Use.STORE
              && name.name().equals("loop")) {
            throw new TemplateAssertionError(
                "Can't assign to special loop variable in for-loop target", name.position());
          }
        });
  }

  private @Nullable Sieve sieve(Stmt.For loop, Scope scope) {
    Expr condition = loop.test();
    if (condition == null) {
      return null;
    }
    SymbolAnalysis.loopTest(scope.symbols(), loop, condition);
    int line = statements.line(condition.position());
    St enter = statements.enter(scope);
    AssignCompiler.Target target = statements.assigns().target(loop.target(), scope);
    ExpressionCompiler expressions = statements.expressions();
    Ex test = expressions.compile(condition, scope);
    Ex rebuilt = expressions.compile(asRead(loop.target()), scope);
    return new Sieve(enter, target, test, rebuilt, statements.template(), line);
  }

  /// The target read as an expression.
  private static Expr asRead(Expr target) {
    return switch (target) {
      case Expr.Name name -> new Expr.Name(name.name(), Expr.Use.LOAD, name.position());
      case Expr.TupleOf tuple ->
          new Expr.TupleOf(
              tuple.items().stream().map(LoopCompiler::asRead).toList(), tuple.position());
      default -> target;
    };
  }

  private static St.Flow run(
      Parts parts,
      Frame frame,
      Out out,
      Object all,
      LoopContext.@Nullable Recursion recursion,
      int depth0) {
    Sieve sieve = parts.sieve;
    Object items = sieve == null ? all : new PyIterator(sieve.sift(frame, all), "generator object");
    Iterator<Object> iterator = Iteration.of(items);
    LoopContext loop =
        parts.loopSlot < 0
            ? null
            : new LoopContext(frame.context, items, iterator, recursion, depth0);
    Render render = frame.context.render();
    boolean complete = false;
    while (loop == null ? iterator.hasNext() : loop.hasNext()) {
      render.step(1);
      parts.target.assign(frame, loop == null ? iterator.next() : loop.next());
      if (loop != null) {
        frame.slots[parts.loopSlot] = loop;
      }
      parts.enter.run(frame, out);
      St.Flow flow = parts.body.run(frame, out);
      if (flow == St.Flow.BREAK) {
        break;
      }
      complete |= flow == St.Flow.ON;
    }
    parts.leave.run(frame, out);
    // As in Jinja2 a round that ended early does not count: `else` runs unless some round was
    // complete.
    return parts.otherwise == null || complete ? St.Flow.ON : parts.otherwise.run(frame, out);
  }

  private static St recursive(Parts parts, Ex items, Symbols.FunctionScope function) {
    return (frame, out) -> {
      LoopContext.Recursion recursion = new Recursive(parts, frame, function);
      Object result = recursion.render(items.eval(frame), 0);
      out.value(result);
      return St.Flow.ON;
    };
  }

  /// A recursive loop that began in a frame.
  private record Recursive(Parts parts, Frame closure, Symbols.FunctionScope function)
      implements LoopContext.Recursion {
    @Override
    public Object render(Object items, int depth0) {
      Context context = closure.context;
      Frame frame = new Frame(function.size(), closure, context);
      Out buffer = context.newOut();
      context.render().enter("loop");
      try {
        run(parts, frame, buffer, items, this, depth0);
      } finally {
        context.render().leave();
      }
      return context.autoescape() ? new Markup(buffer.text()) : buffer.result();
    }
  }
}
