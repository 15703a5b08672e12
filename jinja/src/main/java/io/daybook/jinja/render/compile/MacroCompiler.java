package io.daybook.jinja.render.compile;

import io.daybook.jinja.error.TemplateAssertionError;
import io.daybook.jinja.render.Ex;
import io.daybook.jinja.render.St;
import io.daybook.jinja.render.object.MacroCode;
import io.daybook.jinja.render.object.MacroValue;
import io.daybook.jinja.syntax.Expr;
import io.daybook.jinja.syntax.Signature;
import io.daybook.jinja.syntax.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compiles macros and call blocks.
final class MacroCompiler {
  private static final String CALLER_RULE =
      "When defining macros or call blocks the special \"caller\" argument must be omitted or be given a default.";

  private final StatementCompiler statements;

  MacroCompiler(StatementCompiler statements) {
    this.statements = statements;
  }

  St definition(Stmt.MacroDef macro, Scope scope) {
    MacroCode code = code(macro.name(), macro.signature(), macro.body(), macro.position(), scope);
    int slot = scope.symbols().ref(macro.name()).slot();
    boolean exported = scope.topLevel();
    return (frame, _) -> {
      MacroValue value = new MacroValue(code, frame, false);
      frame.slots[slot] = value;
      if (exported) {
        frame.context.assign(code.name(), value);
      }
      return St.Flow.ON;
    };
  }

  St callBlock(Stmt.CallBlock block, Scope scope) {
    MacroCode code = code("caller", block.signature(), block.body(), block.position(), scope);
    int line = statements.line(block.position());
    Ex call =
        statements
            .expressions()
            .call(block.call(), scope, frame -> new MacroValue(code, frame, true));
    St write =
        (frame, out) -> {
          out.block(call.eval(frame));
          return St.Flow.ON;
        };
    return statements.located(write, line);
  }

  private MacroCode code(
      String name, Signature signature, List<Stmt> body, int position, Scope outer) {
    Scope scope = outer.function();
    Symbols symbols = scope.symbols();
    SymbolAnalysis.macro(symbols, signature, body);
    refuseDuplicates(signature, position);
    Set<String> special = Undeclared.in(body, "caller", "kwargs", "varargs");
    List<String> names = signature.parameters().stream().map(Signature.Parameter::name).toList();
    int caller = -1;
    if (special.contains("caller")) {
      if (!names.contains("caller")) {
        caller = symbols.declareParameter("caller").slot();
      } else if (signature.parameters().get(names.indexOf("caller")).fallback() == null) {
        throw new TemplateAssertionError(CALLER_RULE, position);
      }
    }
    int kwargs = special(symbols, special, names, "kwargs");
    int varargs = special(symbols, special, names, "varargs");
    SymbolAnalysis.macro(symbols, signature, body);
    int line = statements.line(position);
    St enter = statements.enter(scope);
    @Nullable Ex[] defaults = defaults(signature, scope, line);
    int[] slots = names.stream().mapToInt(parameter -> symbols.ref(parameter).slot()).toArray();
    St compiled = statements.body(body, scope);
    int size = symbols.function().size();
    return new MacroCode(
        name, names, defaults, slots, caller, kwargs, varargs, size, enter, compiled, line);
  }

  private @Nullable Ex[] defaults(Signature signature, Scope scope, int line) {
    @Nullable Ex[] defaults = new Ex[signature.parameters().size()];
    for (int i = 0; i < defaults.length; i++) {
      Expr fallback = signature.parameters().get(i).fallback();
      if (fallback != null) {
        defaults[i] = statements.located(statements.expressions().compile(fallback, scope), line);
      }
    }
    return defaults;
  }

  private static int special(
      Symbols symbols, Set<String> special, List<String> names, String name) {
    return special.contains(name) && !names.contains(name)
        ? symbols.declareParameter(name).slot()
        : -1;
  }

  private static void refuseDuplicates(Signature signature, int position) {
    Set<String> seen = new HashSet<>();
    for (Signature.Parameter parameter : signature.parameters()) {
      if (!seen.add(parameter.name())) {
        String message = "duplicate argument '" + parameter.name() + "' in function definition";
        throw StatementCompiler.syntaxError(message, position);
      }
    }
  }
}
