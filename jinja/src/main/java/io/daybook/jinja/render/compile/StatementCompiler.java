package io.daybook.jinja.render.compile;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.error.Position;
import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.render.Ex;
import io.daybook.jinja.render.Out;
import io.daybook.jinja.render.St;
import io.daybook.jinja.syntax.Expr;
import io.daybook.jinja.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compiles statements to closures. Loops, macros, assignments and other templates have rooms of
/// their own.
final class StatementCompiler {
  private static final St NOTHING = (_, _) -> St.Flow.ON;

  private final TemplateCompiler template;
  private final ExpressionCompiler expressions;
  private final LoopCompiler loops;
  private final MacroCompiler macros;
  private final AssignCompiler assigns;
  private final InheritanceCompiler inheritance;

  StatementCompiler(TemplateCompiler template) {
    this.template = template;
    this.expressions = new ExpressionCompiler(template);
    this.assigns = new AssignCompiler(this);
    this.loops = new LoopCompiler(this);
    this.macros = new MacroCompiler(this);
    this.inheritance = new InheritanceCompiler(this);
  }

  TemplateCompiler template() {
    return template;
  }

  ExpressionCompiler expressions() {
    return expressions;
  }

  AssignCompiler assigns() {
    return assigns;
  }

  /// The statements of a body as one.
  St body(List<Stmt> statements, Scope scope) {
    List<St> compiled = new ArrayList<>();
    for (Stmt statement : statements) {
      compiled.add(statement(statement, scope));
      if (statement instanceof Stmt.Extends && inheritance.isDeadAfterwards()) {
        break;
      }
    }
    return sequence(compiled);
  }

  static St sequence(List<St> statements) {
    List<St> real = statements.stream().filter(statement -> !NOTHING.equals(statement)).toList();
    return switch (real.size()) {
      case 0 -> NOTHING;
      case 1 -> real.getFirst();
      case 2 -> {
        St first = real.get(0);
        St second = real.get(1);
        yield (frame, out) -> {
          St.Flow flow = first.run(frame, out);
          return flow == St.Flow.ON ? second.run(frame, out) : flow;
        };
      }
      default -> sequence(real.toArray(St[]::new));
    };
  }

  private static St sequence(St[] statements) {
    return (frame, out) -> {
      for (St statement : statements) {
        St.Flow flow = statement.run(frame, out);
        if (flow != St.Flow.ON) {
          return flow;
        }
      }
      return St.Flow.ON;
    };
  }

  private St statement(Stmt statement, Scope scope) {
    return switch (statement) {
      case Stmt.Output output -> output(output, scope);
      case Stmt.If branch -> condition(branch, scope);
      case Stmt.For loop -> loops.loop(loop, scope);
      case Stmt.MacroDef macro -> macros.definition(macro, scope);
      case Stmt.CallBlock block -> macros.callBlock(block, scope);
      case Stmt.FilterBlock block -> filterBlock(block, scope);
      case Stmt.With with -> assigns.with(with, scope);
      case Stmt.Set set -> assigns.set(set, scope);
      case Stmt.SetBlock set -> assigns.setBlock(set, scope);
      case Stmt.Block block -> inheritance.block(block, scope);
      case Stmt.Extends extended -> inheritance.extended(extended, scope);
      case Stmt.Include include -> inheritance.include(include, scope);
      case Stmt.Import load -> inheritance.load(load, scope);
      case Stmt.FromImport load -> inheritance.load(load, scope);
      case Stmt.Autoescape autoescape -> autoescape(autoescape, scope);
      case Stmt.Do action -> action(action, scope);
      case Stmt.Break _ -> jump(scope, St.Flow.BREAK, "'break' outside loop", statement.position());
      case Stmt.Continue _ ->
          jump(scope, St.Flow.CONTINUE, "'continue' not properly in loop", statement.position());
    };
  }

  private static St jump(Scope scope, St.Flow flow, String message, int position) {
    if (!scope.breakable()) {
      throw syntaxError(message, position);
    }
    return (_, _) -> flow;
  }

  /// What Python's compiler refuses in the code that Jinja2 generates.
  static PythonError syntaxError(String message, int position) {
    PythonError error = new PythonError("SyntaxError", message);
    error.mark(position);
    return error;
  }

  /// Loads the names of a scope.
  St enter(Scope scope) {
    List<St> loads = new ArrayList<>();
    for (Map.Entry<Symbols.Variable, Symbols.Load> entry : scope.symbols().loads().entrySet()) {
      int slot = entry.getKey().slot();
      switch (entry.getValue()) {
        case Symbols.Load.Parameter _ -> {}
        case Symbols.Load.Resolve resolve -> loads.add(resolve(slot, resolve.name()));
        case Symbols.Load.Alias alias -> loads.add(alias(slot, alias.outer(), scope));
        case Symbols.Load.Missing _ ->
            loads.add((frame, _) -> {
              frame.slots[slot] = null;
              return St.Flow.ON;
            });
      }
    }
    return sequence(loads);
  }

  private static St resolve(int slot, String name) {
    return (frame, _) -> {
      frame.slots[slot] = frame.context.lookup(name);
      return St.Flow.ON;
    };
  }

  private static St alias(int slot, Symbols.Variable outer, Scope scope) {
    int hops = scope.symbols().function().depth() - outer.function().depth();
    int from = outer.slot();
    return (frame, _) -> {
      frame.slots[slot] = frame.up(hops).slots[from];
      return St.Flow.ON;
    };
  }

  /// Forgets the names of a scope; a macro defined in it then no longer sees them.
  St leave(Scope scope) {
    int[] slots =
        scope.symbols().loads().keySet().stream().mapToInt(Symbols.Variable::slot).toArray();
    if (slots.length == 0) {
      return NOTHING;
    }
    return (frame, _) -> {
      for (int slot : slots) {
        frame.slots[slot] = null;
      }
      return St.Flow.ON;
    };
  }

  /// Code of a node's own line from here on.
  int line(int position) {
    template.lastLine = Position.line(position);
    return template.lastLine;
  }

  /// Gives errors of an expression the line of its statement.
  Ex located(Ex inner, int line) {
    String name = template.name();
    String source = template.source();
    return frame -> {
      try {
        return inner.eval(frame);
      } catch (JinjaException error) {
        error.locate(name, source, line);
        throw error;
      }
    };
  }

  /// Gives errors of a statement its line.
  St located(St inner, int line) {
    String name = template.name();
    String source = template.source();
    return (frame, out) -> {
      try {
        return inner.run(frame, out);
      } catch (JinjaException error) {
        error.locate(name, source, line);
        throw error;
      }
    };
  }

  /// Writes a value as the scope's escaping wants it.
  St write(Ex value, Scope scope) {
    if (scope.escaping().dynamic) {
      return (frame, out) -> {
        if (frame.context.autoescape()) {
          out.escaped(value.eval(frame));
        } else {
          out.value(value.eval(frame));
        }
        return St.Flow.ON;
      };
    }
    if (scope.escaping().on) {
      return (frame, out) -> {
        out.escaped(value.eval(frame));
        return St.Flow.ON;
      };
    }
    return (frame, out) -> {
      out.value(value.eval(frame));
      return St.Flow.ON;
    };
  }

  private St output(Stmt.Output output, Scope scope) {
    if (scope.outputCheck() && template.knownExtends) {
      return NOTHING;
    }
    List<St> parts = new ArrayList<>();
    for (Expr part : output.parts()) {
      parts.add(part instanceof Expr.Data data ? text(data, scope) : constantOr(part, scope));
    }
    St all = sequence(parts);
    if (!scope.outputCheck()) {
      return all;
    }
    return (frame, out) -> frame.root().parentTemplate == null ? all.run(frame, out) : St.Flow.ON;
  }

  /// Text asks for the escaping too where that is decided at run time, and fails with it.
  private St text(Expr.Data data, Scope scope) {
    St written = data(data.text());
    if (!scope.escaping().dynamic) {
      return written;
    }
    return located(
        (frame, out) -> {
          boolean _ = frame.context.autoescape();
          return written.run(frame, out);
        },
        line(data.position()));
  }

  /// What is constant is written as text; native rendering may keep its value.
  private St constantOr(Expr part, Scope scope) {
    Object constant = Constants.ofPrinted(part, template.settings(), scope.escaping());
    if (constant == null) {
      return printed(part, scope);
    }
    String plain = Constants.plain(part, template.settings(), scope.escaping());
    int line = template.lastLine;
    St natively = plain == null ? unfolded(part, scope) : data(plain);
    template.lastLine = line;
    return either(data(Text.of(constant)), natively);
  }

  /// Prints what only native rendering computes anew: what Python refuses there, text never meets.
  private St unfolded(Expr part, Scope scope) {
    try {
      return printed(part, scope);
    } catch (PythonError refused) {
      return (_, _) -> {
        throw refused;
      };
    }
  }

  private static St either(St textual, St natively) {
    return (frame, out) -> (out.isNative() ? natively : textual).run(frame, out);
  }

  private static St data(String text) {
    return (_, out) -> {
      out.data(text);
      return St.Flow.ON;
    };
  }

  private St printed(Expr part, Scope scope) {
    line(part.position());
    St written = write(expressions.compile(part, scope), scope);
    return located(
        (frame, out) -> {
          try {
            return written.run(frame, out);
          } catch (JinjaException error) {
            error.mark(part.position());
            throw error;
          }
        },
        template.lastLine);
  }

  private St condition(Stmt.If branch, Scope scope) {
    Scope soft = scope.asSoft();
    Ex[] tests = new Ex[branch.elifs().size() + 1];
    St[] bodies = new St[tests.length];
    tests[0] = test(branch, soft);
    bodies[0] = body(branch.body(), soft);
    for (int i = 1; i < tests.length; i++) {
      Stmt.If elif = branch.elifs().get(i - 1);
      tests[i] = test(elif, soft);
      bodies[i] = body(elif.body(), soft);
    }
    St otherwise = body(branch.otherwise(), soft);
    if (tests.length == 1) {
      Ex test = tests[0];
      St body = bodies[0];
      return (frame, out) ->
          Truth.of(test.eval(frame)) ? body.run(frame, out) : otherwise.run(frame, out);
    }
    return (frame, out) -> {
      for (int i = 0; i < tests.length; i++) {
        if (Truth.of(tests[i].eval(frame))) {
          return bodies[i].run(frame, out);
        }
      }
      return otherwise.run(frame, out);
    };
  }

  private Ex test(Stmt.If branch, Scope scope) {
    int line = line(branch.position());
    Ex test = expressions.compile(branch.test(), scope);
    return located(frame -> Truth.of(test.eval(frame)), line);
  }

  private St filterBlock(Stmt.FilterBlock block, Scope scope) {
    Scope inner = scope.inner();
    SymbolAnalysis.filterBlock(inner.symbols(), block);
    St enter = enter(inner);
    St leave = leave(inner);
    St body = body(block.body(), inner);
    int line = line(block.position());
    int captured = expressions.captureSlot(inner);
    St capture = located(expressions.capture(inner, captured), line);
    Ex filtered = expressions.filterChain(block.filter(), inner, captured);
    St write =
        (frame, out) -> {
          out.block(filtered.eval(frame));
          return St.Flow.ON;
        };
    St located = located(write, line);
    return buffered(enter, body, capture, located, leave);
  }

  /// A body that prints into a buffer: `keep` takes the buffer, `use` works with what it kept. A
  /// body that is left early is not used.
  static St buffered(St enter, St body, St keep, St use, St leave) {
    return (frame, out) -> {
      enter.run(frame, out);
      Out buffer = frame.context.newOut();
      St.Flow flow = body.run(frame, buffer);
      if (flow != St.Flow.ON) {
        return flow;
      }
      keep.run(frame, buffer);
      use.run(frame, out);
      return leave.run(frame, out);
    };
  }

  private St action(Stmt.Do action, Scope scope) {
    int line = line(action.position());
    Ex value = located(expressions.compile(action.value(), scope), line);
    return (frame, _) -> {
      value.eval(frame);
      return St.Flow.ON;
    };
  }

  // One piece: the compiler's own view of escaping is set for the body and put back, as the
  // running one is.
  private St autoescape(Stmt.Autoescape block, Scope scope) {
    Scope inner = scope.inner();
    SymbolAnalysis.autoescape(inner.symbols(), block);
    St enter = enter(inner);
    St leave = leave(inner);
    Scope.Escaping escaping = scope.escaping();
    boolean on = escaping.on;
    boolean dynamic = escaping.dynamic;
    Ex value = located(expressions.compile(block.value(), inner), template.lastLine);
    @Nullable Object constant = Constants.of(block.value(), template.settings(), escaping);
    if (constant == null) {
      escaping.dynamic = true;
    } else {
      escaping.on = Truth.of(constant);
    }
    St body = body(block.body(), inner);
    escaping.on = on;
    escaping.dynamic = dynamic;
    return (frame, out) -> {
      enter.run(frame, out);
      Object before = frame.context.escaping();
      frame.context.setAutoescape(value.eval(frame));
      St.Flow flow = body.run(frame, out);
      if (flow != St.Flow.ON) {
        return flow;
      }
      frame.context.setAutoescape(before);
      return leave.run(frame, out);
    };
  }
}
