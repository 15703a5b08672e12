package io.daybook.jinja.render.compile;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.python.Complex;
import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Slice;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.python.operator.Arithmetic;
import io.daybook.jinja.python.operator.Ordering;
import io.daybook.jinja.render.Mode;
import io.daybook.jinja.render.Settings;
import io.daybook.jinja.syntax.Expr;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PySet;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.series.PyRange;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Computes expressions that are constant while the template is compiled, by Jinja2's rules: they
/// can be seen, for a slice of a constant that has no items is undefined here and an error when it
/// runs.
final class Constants {
  private static final Set<String> NEEDS_CONTEXT =
      Set.of("map", "select", "reject", "selectattr", "rejectattr", "random");

  private final Settings settings;
  private final boolean dynamic;
  private final CompileTime interpreter;

  private Constants(Settings settings, Scope.Escaping escaping, boolean isNative) {
    this.settings = settings;
    this.dynamic = escaping.dynamic;
    this.interpreter = new CompileTime(settings, escaping.on, isNative);
  }

  /// The expression cannot be computed yet.
  private static final class NotConstant extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotConstant() {
      super("not constant", null, false, false);
    }
  }

  /// The value of a constant expression, null where there is none. Some errors of constants come
  /// out, as in Jinja2.
  static @Nullable Object of(Expr expr, Settings settings, Scope.Escaping escaping) {
    Object value = of(expr, settings, escaping, false);
    return value == null || isAlways(value, expr, settings, escaping) ? value : null;
  }

  private static @Nullable Object of(
      Expr expr, Settings settings, Scope.Escaping escaping, boolean isNative) {
    try {
      return new Constants(settings, escaping, isNative).value(expr);
    } catch (NotConstant _) {
      return null;
    }
  }

  /// As [#of], of a part of an expression, whose errors come when it runs.
  static @Nullable Object ofOperand(Expr expr, Settings settings, Scope.Escaping escaping) {
    try {
      return of(expr, settings, escaping);
    } catch (JinjaException _) {
      return null;
    }
  }

  /// As [#of], but with no value where computing it fails.
  static @Nullable Object ofPrinted(Expr expr, Settings settings, Scope.Escaping escaping) {
    try {
      Object value = of(expr, settings, escaping);
      return value == null ? null : escaping.on ? Text.escaped(value) : Text.of(value);
    } catch (JinjaException _) {
      return null;
    }
  }

  /// What native rendering, which escapes nothing, prints of a constant; null where it does not
  /// fold it, because the value could change or is undefined.
  static @Nullable String plain(Expr expr, Settings settings, Scope.Escaping escaping) {
    Object value = of(expr, settings, escaping);
    return value != null && isSafe(value) ? Text.of(value) : null;
  }

  /// Whether native rendering has the same constant: a marked text is none.
  private static boolean isAlways(
      Object value, Expr expr, Settings settings, Scope.Escaping escaping) {
    if (settings.nativeMode() != Mode.MARKED) {
      return true;
    }
    Object other = of(expr, settings, escaping, true);
    return other != null
        && isSafe(other) == isSafe(value)
        && Text.repr(other).equals(Text.repr(value));
  }

  /// What Jinja2 takes for a constant: plain values, and collections of them.
  private static boolean isSafe(Object value) {
    return switch (value) {
      case PyDict dict -> isSafe(Iteration.list(dict)) && isSafe(new PyList(dict.values()));
      case PyRange _ -> true;
      case PyTuple tuple when tuple.isNamed() -> false;
      case PyList _, PyTuple _, PySet _ ->
          ((Collection<?>) value).stream().allMatch(Constants::isSafe);
      default -> isPlain(value);
    };
  }

  /// The value as a template uses it: a collection is made anew each time, for it can be changed;
  /// null where it is none that Jinja2 would fold.
  static @Nullable Supplier<Object> source(Object value) {
    if (isPlain(value)) {
      return () -> value;
    }
    return isSafe(value) ? () -> copy(value) : null;
  }

  private static Object copy(Object value) {
    return switch (value) {
      case PyTuple tuple -> PyTuple.copyOf(copies(tuple));
      case PyList list -> new PyList(copies(list));
      case PySet set when !set.isFrozen() -> new PySet(copies(set));
      case PyDict dict -> {
        PyDict copy = new PyDict();
        dict.items().forEach(item -> copy.put(copy(item.key()), copy(item.value())));
        yield copy;
      }
      default -> value;
    };
  }

  private static List<Object> copies(Collection<Object> values) {
    return values.stream().map(Constants::copy).toList();
  }

  /// Whether a value may stand in compiled code: plain and not changeable.
  static boolean isPlain(@Nullable Object value) {
    return switch (value) {
      case String _, Markup _, Long _, Double _, Boolean _, BigInteger _, Complex _, None _ -> true;
      case null, default -> false;
    };
  }

  private static Object guarded(Supplier<Object> computation) {
    try {
      return computation.get();
    } catch (JinjaException _) {
      throw new NotConstant();
    }
  }

  // One piece: a line for each form of expression.
  private Object value(Expr expr) {
    return switch (expr) {
      case Expr.Const constant -> constant.value();
      case Expr.TupleOf tuple -> PyTuple.copyOf(values(tuple.items()));
      case Expr.ListOf list -> new PyList(values(list.items()));
      case Expr.DictOf dict -> dict(dict);
      case Expr.Condition condition -> condition(condition);
      case Expr.Filter filter -> filter(filter);
      case Expr.Test test -> test(test);
      case Expr.Attribute attribute ->
          guarded(() -> interpreter.attribute(value(attribute.node()), attribute.name()));
      case Expr.Item item -> guarded(() -> interpreter.item(value(item.node()), value(item.key())));
      case Expr.Slice slice ->
          new Slice(bound(slice.start()), bound(slice.stop()), bound(slice.step()));
      case Expr.Concat concat -> concat(concat);
      case Expr.Compare compare -> compare(compare);
      case Expr.Binary binary ->
          guarded(() ->
              Arithmetic.binary(binary.operator(), value(binary.left()), value(binary.right())));
      case Expr.Unary unary ->
          guarded(() -> Arithmetic.unary(unary.operator(), value(unary.operand())));
      case Expr.And and -> {
        Object left = value(and.left());
        yield Truth.of(left) ? value(and.right()) : left;
      }
      case Expr.Or or -> {
        Object left = value(or.left());
        yield Truth.of(left) ? left : value(or.right());
      }
      case Expr.Not not -> guarded(() -> !Truth.of(value(not.operand())));
      case Expr.Name _, Expr.Call _, Expr.Data _, Expr.NamespaceRef _ -> throw new NotConstant();
    };
  }

  private List<Object> values(List<Expr> exprs) {
    List<Object> values = new ArrayList<>(exprs.size());
    exprs.forEach(expr -> values.add(value(expr)));
    return values;
  }

  private Object bound(@Nullable Expr expr) {
    return expr == null ? None.NONE : value(expr);
  }

  private Object dict(Expr.DictOf dict) {
    PyDict values = new PyDict();
    dict.pairs()
        .forEach(pair -> {
          Object key = value(pair.key());
          values.put(key, value(pair.value()));
        });
    return values;
  }

  private Object condition(Expr.Condition condition) {
    if (Truth.of(value(condition.test()))) {
      return value(condition.then());
    }
    Expr otherwise = condition.otherwise();
    if (otherwise == null) {
      throw new NotConstant();
    }
    return value(otherwise);
  }

  private Object filter(Expr.Filter filter) {
    Expr node = filter.node();
    if (node == null || NEEDS_CONTEXT.contains(filter.name())) {
      throw new NotConstant();
    }
    return applied(settings.filters().get(filter.name()), node, filter.arguments());
  }

  private Object test(Expr.Test test) {
    return applied(settings.tests().get(test.name()), test.node(), test.arguments());
  }

  private Object applied(@Nullable CallableValue function, Expr node, Expr.Args args) {
    if (function == null || dynamic || !settings.pure().contains(function)) {
      throw new NotConstant();
    }
    List<Object> positional = values(args.positional());
    Map<String, Object> keyword = new LinkedHashMap<>();
    args.keyword().forEach(argument -> keyword.put(argument.name(), value(argument.value())));
    Expr star = args.star();
    if (star != null) {
      Object more = value(star);
      guarded(() -> positional.addAll(Iteration.list(more)));
    }
    if (args.doubleStar() != null) {
      throw new NotConstant();
    }
    positional.addFirst(value(node));
    return guarded(() -> function.call(interpreter, Arguments.of(positional.toArray(), keyword)));
  }

  private Object concat(Expr.Concat concat) {
    StringBuilder text = new StringBuilder();
    concat.parts().forEach(part -> text.append(Text.of(value(part))));
    return text.toString();
  }

  private Object compare(Expr.Compare compare) {
    Object first = value(compare.first());
    return guarded(() -> {
      Object left = first;
      for (Expr.Operand operand : compare.operands()) {
        Object right = value(operand.value());
        if (!Ordering.compare(operand.operator(), left, right)) {
          return false;
        }
        left = right;
      }
      return true;
    });
  }
}
