package io.daybook.jinja.render.compile;

import io.daybook.jinja.error.Position;
import io.daybook.jinja.error.TemplateAssertionError;
import io.daybook.jinja.error.TemplateNotFound;
import io.daybook.jinja.error.TemplateRuntimeError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Subscript;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.render.Bindings;
import io.daybook.jinja.render.BlockCode;
import io.daybook.jinja.render.Context;
import io.daybook.jinja.render.Ex;
import io.daybook.jinja.render.Frame;
import io.daybook.jinja.render.Out;
import io.daybook.jinja.render.Program;
import io.daybook.jinja.render.St;
import io.daybook.jinja.render.object.ModuleValue;
import io.daybook.jinja.render.object.TemplateReference;
import io.daybook.jinja.syntax.Expr;
import io.daybook.jinja.syntax.Stmt;
import io.daybook.jinja.value.Key;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compiles what reaches other templates: blocks, `extends`, `include`, `import`.
final class InheritanceCompiler {
  private final StatementCompiler statements;
  private final TemplateCompiler template;
  private boolean dead;

  InheritanceCompiler(StatementCompiler statements) {
    this.statements = statements;
    this.template = statements.template();
  }

  /// Whether the `extends` compiled last can only fail, so that nothing after it matters.
  boolean isDeadAfterwards() {
    return dead;
  }

  /// Gives the local names that are set, for another context.
  @FunctionalInterface
  private interface Locals {
    Map<String, Object> of(Frame frame);
  }

  private static Locals locals(Scope scope) {
    int depth = scope.symbols().function().depth();
    List<Symbols.Variable> variables = List.copyOf(scope.symbols().dumpStores().values());
    return frame -> {
      Map<String, Object> locals = new LinkedHashMap<>();
      for (Symbols.Variable variable : variables) {
        Object value = frame.up(depth - variable.function().depth()).slots[variable.slot()];
        if (value != null) {
          locals.put(variable.name(), value);
        }
      }
      return locals;
    };
  }

  St block(Stmt.Block block, Scope scope) {
    if (scope.topLevel() && template.knownExtends) {
      return (_, _) -> St.Flow.ON;
    }
    boolean checkParent = scope.topLevel() && template.extendsSoFar > 0;
    Locals locals = block.scoped() ? locals(scope) : null;
    int line = statements.line(block.position());
    St render =
        (frame, out) -> {
          if (checkParent && frame.root().parentTemplate != null) {
            return St.Flow.ON;
          }
          Context context =
              locals == null ? frame.context : frame.context.derived(locals.of(frame));
          List<BlockCode> stack = frame.context.blocks(block.name());
          if (block.required() && stack.size() <= 1) {
            throw new TemplateRuntimeError(
                "Required block " + Text.quote(block.name()) + " not found");
          }
          stack.getFirst().run(context, out);
          return St.Flow.ON;
        };
    return statements.located(render, line);
  }

  St extended(Stmt.Extends extended, Scope scope) {
    if (!scope.topLevel()) {
      throw new TemplateAssertionError(
          "cannot use extend from a non top-level scope", extended.position());
    }
    St repeated = statements.located(refuseSecond(template.extendsSoFar > 0), template.lastLine);
    dead = template.knownExtends;
    if (dead) {
      return repeated;
    }
    int line = statements.line(extended.position());
    Ex name = statements.expressions().compile(extended.template(), scope);
    St extend =
        (frame, _) -> {
          Program parent = template(name.eval(frame));
          frame.root().parentTemplate = parent;
          frame.context.addBlocks(parent);
          return St.Flow.ON;
        };
    if (scope.rootLevel()) {
      template.knownExtends = true;
    }
    template.extendsSoFar++;
    return StatementCompiler.sequence(List.of(repeated, statements.located(extend, line)));
  }

  private static St refuseSecond(boolean again) {
    return (frame, _) -> {
      if (again && frame.root().parentTemplate != null) {
        throw new TemplateRuntimeError("extended multiple times");
      }
      return St.Flow.ON;
    };
  }

  private Program template(Object name) {
    if (name instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (name instanceof TemplateReference reference) {
      return reference.program();
    }
    Object _ = Key.of(name); // Jinja2 looks for it in its cache
    return template.settings().loader().apply(Text.of(name));
  }

  /// A template by name, or the first that exists of several names.
  private Program select(Object names) {
    if (Markup.isText(names) || names instanceof Undefined || names instanceof TemplateReference) {
      return template(names);
    }
    if (!Truth.of(names)) {
      throw notFound("Tried to select from an empty list of templates.");
    }
    List<String> tried = new ArrayList<>();
    Iterator<Object> items = Iteration.of(names);
    while (items.hasNext()) {
      Object name = items.next();
      if (name instanceof Undefined undefined) {
        tried.add(undefined.failure().reason());
        continue;
      }
      try {
        return template(name);
      } catch (TemplateNotFound _) {
        tried.add(Text.of(name));
      }
    }
    Object _ = Subscript.of(names, -1L); // which Jinja2's error is named after
    throw notFound("none of the templates given were found: " + String.join(", ", tried));
  }

  private static TemplateNotFound notFound(String message) {
    return new TemplateNotFound("TemplatesNotFound", message);
  }

  St include(Stmt.Include include, Scope scope) {
    int line = statements.line(include.position());
    Ex name = statements.expressions().compile(include.template(), scope);
    Locals locals = locals(scope);
    St run =
        (frame, out) -> {
          Program program = included(include, name.eval(frame));
          if (program != null) {
            Context context = context(program, frame, include.withContext() ? locals : null);
            write(program, context, include.withContext(), out);
          }
          return St.Flow.ON;
        };
    return statements.located(run, line);
  }

  /// Natively Jinja2 runs a template without context to its end before it prints its values.
  private static void write(Program program, Context context, boolean withContext, Out out) {
    Out body = withContext || !out.isNative() ? out : context.newOut();
    program.run(context, body);
    if (!withContext && out.isNative()) {
      out.addAll(body);
    }
  }

  private @Nullable Program included(Stmt.Include include, Object name) {
    try {
      return select(name);
    } catch (TemplateNotFound missing) {
      if (include.ignoreMissing()) {
        return null;
      }
      throw missing;
    }
  }

  /// A context for another template: with everything visible here, or with the globals only.
  private static Context context(Program program, Frame frame, @Nullable Locals locals) {
    Bindings bindings =
        locals == null
            ? Bindings.ofValues(program.settings().globals(), null)
            : frame.context.snapshot(locals.of(frame));
    return frame.context.beside(program, bindings);
  }

  /// Runs another template for what it exports.
  private Ex module(Expr name, boolean withContext, Scope scope) {
    Ex compiled = statements.expressions().compile(name, scope);
    Locals locals = withContext ? locals(scope) : null;
    return frame -> {
      Program program = template(compiled.eval(frame));
      Context context = context(program, frame, locals);
      Out out = context.newOut();
      program.run(context, out);
      return new ModuleValue(program.name(), context.exports(), out.text());
    };
  }

  St load(Stmt.Import load, Scope scope) {
    int line = statements.line(load.position());
    Ex module = module(load.template(), load.withContext(), scope);
    int slot = scope.symbols().ref(load.target()).slot();
    boolean exported = scope.topLevel();
    St run =
        (frame, _) -> {
          Object value = module.eval(frame);
          frame.slots[slot] = value;
          if (exported) {
            frame.context.assignHidden(load.target(), value);
          }
          return St.Flow.ON;
        };
    return statements.located(run, line);
  }

  St load(Stmt.FromImport load, Scope scope) {
    int line = statements.line(load.position());
    Ex module = module(load.template(), load.withContext(), scope);
    List<Stmt.Imported> names = load.names();
    int[] slots =
        names.stream().mapToInt(name -> scope.symbols().ref(name.alias()).slot()).toArray();
    boolean exported = scope.topLevel();
    String where = "line " + Position.line(load.position()) + " in " + Text.quote(template.name());
    St run =
        (frame, _) -> {
          ModuleValue value = (ModuleValue) module.eval(frame);
          for (int i = 0; i < slots.length; i++) {
            Object member = member(frame, value, names.get(i).name(), where);
            frame.slots[slots[i]] = member;
            if (exported) {
              frame.context.assignHidden(names.get(i).alias(), member);
            }
          }
          return St.Flow.ON;
        };
    return statements.located(run, line);
  }

  private static Object member(Frame frame, ModuleValue module, String name, String where) {
    Object member = module.exports().get(name);
    if (member != null) {
      return member;
    }
    return frame.context.undefined(
        Undefined.Origin.hint(
            "the template "
                + Text.quote(module.name())
                + " (imported on "
                + where
                + ") does not export the requested name "
                + Text.quote(name)));
  }
}
