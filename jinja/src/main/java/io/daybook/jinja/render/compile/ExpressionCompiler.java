package io.daybook.jinja.render.compile;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.error.Position;
import io.daybook.jinja.python.Slice;
import io.daybook.jinja.python.Subscript;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.python.operator.Arithmetic;
import io.daybook.jinja.python.operator.Ordering;
import io.daybook.jinja.render.Ex;
import io.daybook.jinja.render.Frame;
import io.daybook.jinja.render.St;
import io.daybook.jinja.render.object.MissingName;
import io.daybook.jinja.syntax.Expr;
import io.daybook.jinja.value.Equality;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Undefined;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Compiles expressions to closures. Calls, filters and tests are in [CallCompiler].
final class ExpressionCompiler {
  private final TemplateCompiler template;
  private final CallCompiler calls;
  private int operations;

  ExpressionCompiler(TemplateCompiler template) {
    this.template = template;
    this.calls = new CallCompiler(this, template);
  }

  /// Compiles an expression; operations on constants are computed here and now.
  Ex compile(Expr expr, Scope scope) {
    if (isOperation(expr) && !scope.escaping().dynamic) {
      Object value = Constants.of(expr, template.settings(), scope.escaping());
      Supplier<Object> source = value == null ? null : Constants.source(value);
      if (source != null) {
        return _ -> source.get();
      }
    }
    return isOperation(expr) ? inside(() -> running(expr, scope)) : running(expr, scope);
  }

  /// Compiles the parts of an operation: Jinja2 computes what is constant in them.
  private Ex inside(Supplier<Ex> parts) {
    operations++;
    try {
      return parts.get();
    } finally {
      operations--;
    }
  }

  private static boolean isOperation(Expr expr) {
    return switch (expr) {
      case Expr.Const _,
          Expr.Name _,
          Expr.NamespaceRef _,
          Expr.Data _,
          Expr.TupleOf _,
          Expr.ListOf _,
          Expr.DictOf _,
          Expr.Slice _ ->
          false;
      default -> true;
    };
  }

  // One piece: a line for each form of expression.
  private Ex running(Expr expr, Scope scope) {
    return switch (expr) {
      case Expr.Const constant -> constant(constant.value());
      case Expr.Name name -> variable(name.name(), scope);
      case Expr.Data data -> constant(data.text());
      case Expr.TupleOf tuple -> tuple(all(tuple.items(), scope));
      case Expr.ListOf list -> list(all(list.items(), scope));
      case Expr.DictOf dict -> dict(dict, scope);
      case Expr.Condition condition -> condition(condition, scope);
      case Expr.Filter filter -> marked(calls.filter(filter, scope), expr);
      case Expr.Test test -> marked(calls.test(test, scope), expr);
      case Expr.Call call -> marked(calls.call(call, scope, null), expr);
      case Expr.Attribute attribute -> attribute(attribute, scope);
      case Expr.Item item -> marked(item(item, scope), expr);
      case Expr.Slice slice -> slice(slice, scope);
      case Expr.Concat concat -> concat(all(concat.parts(), scope), scope);
      case Expr.Compare compare -> marked(compare(compare, scope), expr);
      case Expr.Binary binary -> marked(binary(binary, scope), expr);
      case Expr.Unary unary -> unary(unary, scope);
      case Expr.And and -> {
        Ex left = compile(and.left(), scope);
        Ex right = compile(and.right(), scope);
        yield frame -> {
          Object first = left.eval(frame);
          return Truth.of(first) ? right.eval(frame) : first;
        };
      }
      case Expr.Or or -> {
        Ex left = compile(or.left(), scope);
        Ex right = compile(or.right(), scope);
        yield frame -> {
          Object first = left.eval(frame);
          return Truth.of(first) ? first : right.eval(frame);
        };
      }
      case Expr.Not not -> {
        Ex operand = compile(not.operand(), scope);
        yield frame -> !Truth.of(operand.eval(frame));
      }
      case Expr.NamespaceRef _ ->
          throw new IllegalStateException("a namespace attribute is only assigned");
    };
  }

  /// A call with a `caller`.
  Ex call(Expr.Call call, Scope scope, Ex caller) {
    return inside(() -> marked(calls.call(call, scope, caller), call));
  }

  /// Marks the place of an expression on errors that pass it.
  private static Ex marked(Ex inner, Expr expr) {
    int position = expr.position();
    return frame -> {
      try {
        return inner.eval(frame);
      } catch (JinjaException error) {
        error.mark(position);
        throw error;
      }
    };
  }

  private static Ex constant(Object value) {
    return _ -> value;
  }

  Ex[] all(List<Expr> exprs, Scope scope) {
    return exprs.stream().map(expr -> compile(expr, scope)).toArray(Ex[]::new);
  }

  static Object[] evaluate(Ex[] parts, Frame frame) {
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = parts[i].eval(frame);
    }
    return values;
  }

  /// Reads a name.
  Ex variable(String name, Scope scope) {
    Symbols.Variable variable = scope.symbols().ref(name);
    int slot = variable.slot();
    int hops = scope.symbols().function().depth() - variable.function().depth();
    if (hops == 0) {
      return frame -> {
        Object value = frame.slots[slot];
        return value == null ? MissingName.in(frame.context, name) : value;
      };
    }
    return frame -> {
      Object value = frame.up(hops).slots[slot];
      return value == null ? MissingName.in(frame.context, name) : value;
    };
  }

  private static Ex tuple(Ex[] items) {
    return frame -> PyTuple.of(evaluate(items, frame));
  }

  private static Ex list(Ex[] items) {
    return frame -> {
      PyList list = new PyList();
      for (Ex item : items) {
        list.add(item.eval(frame));
      }
      return list;
    };
  }

  private Ex dict(Expr.DictOf dict, Scope scope) {
    if (operations > 0 && !scope.escaping().dynamic) {
      Constants.of(dict, template.settings(), scope.escaping()); // a key that cannot be one fails
    }
    Ex[] keys = all(dict.pairs().stream().map(Expr.Pair::key).toList(), scope);
    Ex[] values = all(dict.pairs().stream().map(Expr.Pair::value).toList(), scope);
    return marked(
        frame -> {
          Object[] pairs = new Object[keys.length * 2];
          for (int i = 0; i < keys.length; i++) {
            pairs[2 * i] = keys[i].eval(frame);
            pairs[2 * i + 1] = values[i].eval(frame);
          }
          PyDict result = new PyDict();
          for (int i = 0; i < pairs.length; i += 2) {
            result.put(pairs[i], pairs[i + 1]);
          }
          return result;
        },
        dict);
  }

  private Ex condition(Expr.Condition condition, Scope scope) {
    Scope soft = scope.asSoft();
    Ex then = compile(condition.then(), soft);
    Ex test = compile(condition.test(), soft);
    Expr alternative = condition.otherwise();
    Ex otherwise = alternative == null ? noElse(condition) : compile(alternative, soft);
    return frame -> Truth.of(test.eval(frame)) ? then.eval(frame) : otherwise.eval(frame);
  }

  /// Without `else` the value is of Jinja2's plain undefined kind, whatever the environment's is.
  private Ex noElse(Expr.Condition condition) {
    String where =
        "line " + Position.line(condition.position()) + " in " + Text.quote(template.name());
    Undefined.Origin origin =
        Undefined.Origin.hint(
            "the inline if-expression on "
                + where
                + " evaluated to false and no else section was defined.");
    return _ -> new Undefined(origin);
  }

  private Ex attribute(Expr.Attribute attribute, Scope scope) {
    Ex node = compile(attribute.node(), scope);
    String name = attribute.name();
    return marked(frame -> frame.context.attribute(node.eval(frame), name), attribute);
  }

  private Ex item(Expr.Item item, Scope scope) {
    Ex node = compile(item.node(), scope);
    Ex key = compile(item.key(), scope);
    if (item.key() instanceof Expr.TupleOf several
        && several.items().stream().anyMatch(Expr.Slice.class::isInstance)) {
      // Python refuses the code that Jinja2 makes of it, unless it has computed the item before.
      throw StatementCompiler.syntaxError("invalid syntax", item.position());
    }
    if (item.key() instanceof Expr.Slice) {
      return frame -> Subscript.of(node.eval(frame), key.eval(frame));
    }
    return frame -> frame.context.item(node.eval(frame), key.eval(frame));
  }

  private Ex bound(@Nullable Expr bound, Scope scope) {
    return bound == null ? constant(None.NONE) : compile(bound, scope);
  }

  private Ex slice(Expr.Slice slice, Scope scope) {
    Ex start = bound(slice.start(), scope);
    Ex stop = bound(slice.stop(), scope);
    Ex step = bound(slice.step(), scope);
    return frame -> new Slice(start.eval(frame), stop.eval(frame), step.eval(frame));
  }

  private static Ex concat(Ex[] parts, Scope scope) {
    // Where escaping is decided at run time, Jinja2 joins without it.
    boolean markup = scope.escaping().on && !scope.escaping().dynamic;
    return frame -> {
      Object[] values = evaluate(parts, frame);
      StringBuilder out = new StringBuilder();
      // A join escapes once one of the parts is markup, as `markup_join` does.
      boolean escapes = markup && containsMarkup(values);
      for (Object value : values) {
        out.append(escapes ? Text.escaped(value).text() : Text.of(value));
      }
      return escapes ? new Markup(out.toString()) : out.toString();
    };
  }

  private static boolean containsMarkup(Object[] values) {
    for (Object value : values) {
      if (value instanceof Markup) {
        return true;
      }
    }
    return false;
  }

  private Ex compare(Expr.Compare compare, Scope scope) {
    Ex first = compile(compare.first(), scope);
    if (compare.operands().size() == 1) {
      String operator = compare.operands().getFirst().operator();
      Ex second = compile(compare.operands().getFirst().value(), scope);
      return frame -> {
        Object left = first.eval(frame);
        return Ordering.compare(operator, left, second.eval(frame));
      };
    }
    String[] operators =
        compare.operands().stream().map(Expr.Operand::operator).toArray(String[]::new);
    Ex[] values = all(compare.operands().stream().map(Expr.Operand::value).toList(), scope);
    return frame -> {
      Object left = first.eval(frame);
      for (int i = 0; i < values.length; i++) {
        Object right = values[i].eval(frame);
        if (!Ordering.compare(operators[i], left, right)) {
          return false;
        }
        left = right;
      }
      return true;
    };
  }

  private Ex binary(Expr.Binary binary, Scope scope) {
    Ex left = compile(binary.left(), scope);
    Ex right = compile(binary.right(), scope);
    String operator = binary.operator();
    if (operator.equals("**") && isWrittenWithMinus(binary.left(), scope)) {
      return frame -> {
        Object base = Arithmetic.unary("-", left.eval(frame));
        return Arithmetic.unary("-", Arithmetic.binary("**", base, right.eval(frame)));
      };
    }
    return frame -> {
      Object first = left.eval(frame);
      return Arithmetic.binary(operator, first, right.eval(frame));
    };
  }

  /// Jinja2 writes a constant into its code as Python prints it, so `(-2) ** n` is `-(2 ** n)`
  /// there.
  private boolean isWrittenWithMinus(Expr base, Scope scope) {
    if (scope.escaping().dynamic) {
      return false;
    }
    Object constant = Constants.ofOperand(base, template.settings(), scope.escaping());
    return constant != null && Equality.isNumber(constant) && Text.repr(constant).startsWith("-");
  }

  private Ex unary(Expr.Unary unary, Scope scope) {
    Ex operand = compile(unary.operand(), scope);
    String operator = unary.operator();
    return marked(frame -> Arithmetic.unary(operator, operand.eval(frame)), unary);
  }

  /// A slot in which a block keeps its text for its filters.
  int captureSlot(Scope scope) {
    return scope.symbols().function().newSlot();
  }

  /// Keeps what a block wrote in a slot, as its filters get it: the escaping where the block stands
  /// decides.
  St capture(Scope scope, int slot) {
    boolean dynamic = scope.escaping().dynamic;
    boolean on = scope.escaping().on;
    return (frame, buffer) -> {
      boolean escapes = dynamic ? frame.context.autoescape() : on;
      frame.slots[slot] = escapes ? new Markup(buffer.text()) : buffer.result();
      return St.Flow.ON;
    };
  }

  /// The filters of a block, the innermost fed from the capture slot that is newest.
  Ex filterChain(Expr.Filter filter, Scope scope, int slot) {
    return marked(calls.filterChain(filter, scope, slot), filter);
  }
}
