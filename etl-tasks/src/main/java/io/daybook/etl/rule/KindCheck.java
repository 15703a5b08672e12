package io.daybook.etl.rule;

import io.daybook.etl.rule.Expression.Kind;
import io.daybook.etl.rule.Tokens.Unreadable;
import java.util.List;

/// Finds out what an expression gives, and refuses what cannot be calculated.
final class KindCheck {
  private final Scope scope;
  private boolean inSum;

  KindCheck(Scope scope) {
    this.scope = scope;
  }

  void requireTruth(Expression expression) {
    require(expression, Kind.TRUTH);
  }

  private Kind kind(Expression expression) {
    // One case per kind of expression.
    return switch (expression) {
      case Expression.Numeral _ -> Kind.NUMBER;
      case Expression.Text _ -> Kind.TEXT;
      case Expression.Truth _ -> Kind.TRUTH;
      case Expression.PartitionDate _ -> Kind.DATE;
      case Expression.ColumnValue column -> column(column);
      case Expression.ParentValue parent -> parent(parent);
      case Expression.Not not -> require(not.of(), Kind.TRUTH);
      case Expression.Minus minus -> require(minus.of(), Kind.NUMBER);
      case Expression.Binary binary -> binary(binary);
      case Expression.Near near -> {
        require(near.left(), Kind.NUMBER);
        require(near.right(), Kind.NUMBER);
        require(near.tolerance(), Kind.NUMBER);
        yield Kind.TRUTH;
      }
      case Expression.IsNull isNull -> {
        kind(isNull.of());
        yield Kind.TRUTH;
      }
      case Expression.In in -> {
        Kind of = kind(in.of());
        in.values().forEach(value -> require(value, of));
        yield Kind.TRUTH;
      }
      case Expression.Call call -> call(call);
      case Expression.Sum sum -> sum(sum);
      case Expression.Count count -> {
        grouped(count, "count");
        yield Kind.NUMBER;
      }
    };
  }

  private Kind binary(Expression.Binary binary) {
    return switch (binary.operator()) {
      case IMPLIES, IFF, OR, AND -> {
        require(binary.left(), Kind.TRUTH);
        require(binary.right(), Kind.TRUTH);
        yield Kind.TRUTH;
      }
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
        require(binary.right(), kind(binary.left()));
        yield Kind.TRUTH;
      }
      case PLUS, MINUS, TIMES, DIVIDE -> {
        require(binary.left(), Kind.NUMBER);
        require(binary.right(), Kind.NUMBER);
        yield Kind.NUMBER;
      }
    };
  }

  private Kind call(Expression.Call call) {
    List<Kind> parameters = call.function().parameters();
    if (call.arguments().size() != parameters.size()) {
      throw new Unreadable(
          call.position(),
          call.function().word()
              + " takes "
              + parameters.size()
              + " values and has "
              + call.arguments().size());
    }
    for (int i = 0; i < parameters.size(); i++) {
      require(call.arguments().get(i), parameters.get(i));
    }
    return call.function().result();
  }

  private Kind sum(Expression.Sum sum) {
    grouped(sum, "sum");
    if (inSum) {
      throw new Unreadable(sum.position(), "a sum cannot stand in a sum");
    }
    inSum = true;
    require(sum.of(), Kind.NUMBER);
    inSum = false;
    return Kind.NUMBER;
  }

  private void grouped(Expression aggregate, String name) {
    if (!scope.grouped()) {
      throw new Unreadable(aggregate.position(), name + " belongs into groupChecks");
    }
  }

  private Kind column(Expression.ColumnValue column) {
    Kind kind = scope.columns().get(column.name());
    if (kind == null) {
      throw new Unreadable(column.position(), "there is no column " + column.name());
    }
    if (scope.grouped() && !inSum) {
      throw new Unreadable(
          column.position(), "in a group check the column " + column.name() + " needs sum(…)");
    }
    return kind;
  }

  private Kind parent(Expression.ParentValue parent) {
    Kind kind = scope.parent().get(parent.name());
    if (kind == null) {
      throw new Unreadable(parent.position(), "the parent has no column " + parent.name());
    }
    return kind;
  }

  private Kind require(Expression expression, Kind expected) {
    Kind kind = kind(expression);
    if (kind != expected) {
      throw new Unreadable(
          expression.position(), "here stands " + kind.word() + " instead of " + expected.word());
    }
    return kind;
  }
}
