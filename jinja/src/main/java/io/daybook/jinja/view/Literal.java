package io.daybook.jinja.view;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.syntax.Expr;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The value of an expression made of literals only.
final class Literal {
  private Literal() {}

  static Optional<Object> of(Expr expr) {
    return switch (expr) {
      case Expr.Const constant -> Optional.of(constant.value());
      case Expr.ListOf list -> all(list.items()).map(PyList::new);
      case Expr.TupleOf tuple -> all(tuple.items()).map(PyTuple::copyOf);
      case Expr.DictOf dict -> dict(dict);
      case Expr.Unary unary -> negative(unary);
      default -> Optional.empty();
    };
  }

  private static Optional<List<Object>> all(List<Expr> exprs) {
    List<Object> values = new ArrayList<>();
    for (Expr expr : exprs) {
      Optional<Object> value = of(expr);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  private static Optional<Object> dict(Expr.DictOf dict) {
    PyDict values = new PyDict();
    for (Expr.Pair pair : dict.pairs()) {
      Optional<Object> key = of(pair.key());
      Optional<Object> value = of(pair.value());
      if (key.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      try {
        values.put(key.get(), value.get());
      } catch (PythonError _) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static Optional<Object> negative(Expr.Unary unary) {
    Object value = of(unary.operand()).orElse("");
    boolean minus = unary.operator().equals("-");
    return switch (value) {
      case Long number -> Optional.of(minus ? -number : number);
      case Double number -> Optional.of(minus ? -number : number);
      default -> Optional.empty();
    };
  }
}
