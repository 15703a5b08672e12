package io.daybook.jinja.render.compile;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.error.Suggestion;
import io.daybook.jinja.error.TemplateAssertionError;
import io.daybook.jinja.error.TemplateRuntimeError;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Types;
import io.daybook.jinja.render.Ex;
import io.daybook.jinja.render.Frame;
import io.daybook.jinja.syntax.Expr;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compiles calls, filters and tests with their arguments.
final class CallCompiler {
  /// What Python calls the function through which Jinja2's sandbox makes every call.
  private static final String CALL = "jinja2.sandbox.SandboxedEnvironment.call() ";

  private final ExpressionCompiler expressions;
  private final TemplateCompiler template;

  CallCompiler(ExpressionCompiler expressions, TemplateCompiler template) {
    this.expressions = expressions;
    this.template = template;
  }

  /// Evaluates arguments; the first may be a value that is known already.
  @FunctionalInterface
  private interface ArgumentSource {
    Arguments evaluate(Frame frame, @Nullable Object first);
  }

  Ex call(Expr.Call call, Scope scope, @Nullable Ex caller) {
    Ex callee = expressions.compile(call.callee(), scope);
    ArgumentSource arguments = arguments(call.arguments(), scope, caller, call.position());
    return frame -> {
      Object function = callee.eval(frame);
      return frame.context.call(function, arguments.evaluate(frame, null));
    };
  }

  Ex filter(Expr.Filter filter, Scope scope) {
    Expr node = filter.node();
    if (node == null) {
      throw new IllegalStateException("a filter in an expression has a value");
    }
    return applied(filter, expressions.compile(node, scope), scope);
  }

  /// The filters of a block; the innermost reads the block's text from a slot.
  Ex filterChain(Expr.Filter filter, Scope scope, int slot) {
    Ex input =
        filter.node() instanceof Expr.Filter inner
            ? filterChain(inner, scope, slot)
            : frame -> {
              Object text = frame.slots[slot];
              return text == null ? "" : text;
            };
    return applied(filter, input, scope);
  }

  private Ex applied(Expr.Filter filter, Ex value, Scope scope) {
    CallableValue function =
        named(template.settings().filters(), "filter", filter.name(), scope, filter.position());
    ArgumentSource arguments = arguments(filter.arguments(), scope, null, filter.position());
    return frame -> {
      Object input = value.eval(frame);
      return function.call(frame.context, arguments.evaluate(frame, input));
    };
  }

  Ex test(Expr.Test test, Scope scope) {
    CallableValue function =
        named(template.settings().tests(), "test", test.name(), scope, test.position());
    Ex value = expressions.compile(test.node(), scope);
    ArgumentSource arguments = arguments(test.arguments(), scope, null, test.position());
    return frame -> {
      Object input = value.eval(frame);
      return function.call(frame.context, arguments.evaluate(frame, input));
    };
  }

  private static CallableValue named(
      Map<String, CallableValue> known, String kind, String name, Scope scope, int position) {
    CallableValue function = known.get(name);
    if (function != null) {
      return function;
    }
    String fact = "No " + kind + " named " + Text.quote(name);
    if (!scope.soft()) {
      TemplateAssertionError error = new TemplateAssertionError(fact + ".", position);
      error.advise(Suggestion.text(name, known.keySet()));
      throw error;
    }
    return (_, arguments) -> {
      // The function that stands for it in Jinja2 takes what is given by position only.
      for (String keyword : arguments.keyword().keySet()) {
        throw PythonError.type(
            "root.<locals>.t_1() got an unexpected keyword argument " + Text.quote(keyword));
      }
      throw new TemplateRuntimeError(fact + " found.");
    };
  }

  private ArgumentSource arguments(Expr.Args args, Scope scope, @Nullable Ex caller, int position) {
    Ex[] positional = expressions.all(args.positional(), scope);
    refuseDuplicates(args, position);
    if (args.keyword().isEmpty()
        && args.star() == null
        && args.doubleStar() == null
        && caller == null) {
      return (frame, first) ->
          positional.length == 0 && first == null
              ? Arguments.NONE
              : Arguments.of(evaluate(positional, frame, first));
    }
    return expanding(args, positional, scope, caller);
  }

  private ArgumentSource expanding(
      Expr.Args args, Ex[] positional, Scope scope, @Nullable Ex caller) {
    String[] names = args.keyword().stream().map(Expr.Keyword::name).toArray(String[]::new);
    Ex[] values = expressions.all(args.keyword().stream().map(Expr.Keyword::value).toList(), scope);
    Ex star = args.star() == null ? null : expressions.compile(args.star(), scope);
    Ex doubleStar =
        args.doubleStar() == null ? null : expressions.compile(args.doubleStar(), scope);
    return (frame, first) -> {
      Object[] given = evaluate(positional, frame, first);
      if (star != null) {
        given = extend(given, star.eval(frame));
      }
      Map<String, Object> keyword = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        keyword.put(names[i], values[i].eval(frame));
      }
      if (caller != null) {
        keyword.put("caller", caller.eval(frame));
      }
      if (doubleStar != null) {
        expand(keyword, doubleStar.eval(frame));
      }
      return Arguments.of(given, keyword);
    };
  }

  private static void refuseDuplicates(Expr.Args args, int position) {
    Set<String> seen = new HashSet<>();
    for (Expr.Keyword keyword : args.keyword()) {
      if (!seen.add(keyword.name())) {
        String message = "keyword argument repeated: " + keyword.name();
        throw StatementCompiler.syntaxError(message, position);
      }
    }
  }

  private static Object[] evaluate(Ex[] parts, Frame frame, @Nullable Object first) {
    if (first == null) {
      return ExpressionCompiler.evaluate(parts, frame);
    }
    Object[] values = new Object[parts.length + 1];
    values[0] = first;
    for (int i = 0; i < parts.length; i++) {
      values[i + 1] = parts[i].eval(frame);
    }
    return values;
  }

  private static Object[] extend(Object[] given, Object more) {
    if (!Iteration.isIterable(more)) {
      throw PythonError.type("Value after * must be an iterable, not " + Types.name(more));
    }
    List<Object> all = new ArrayList<>(Arrays.asList(given));
    Iteration.of(more).forEachRemaining(all::add);
    return all.toArray();
  }

  private static void expand(Map<String, Object> keyword, Object more) {
    if (more instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (!(more instanceof PyDict dict)) {
      throw PythonError.type(CALL + "argument after ** must be a mapping, not " + Types.name(more));
    }
    for (PyDict.Item item : dict.items()) {
      if (!Markup.isText(item.key())) {
        throw PythonError.type("keywords must be strings");
      }
      String name = item.key().toString();
      if (keyword.putIfAbsent(name, item.value()) != null) {
        throw PythonError.type(
            CALL + "got multiple values for keyword argument " + Text.quote(name));
      }
    }
  }
}
