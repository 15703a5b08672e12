package io.daybook.etl.rule;

import io.daybook.etl.rule.Expression.Binary;
import io.daybook.etl.rule.Expression.Operator;
import io.daybook.etl.rule.Tokens.Unreadable;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.failure.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads an expression and checks the kinds of its values. From weakest to strongest: `=>` and
/// `<=>`, `or`, `and`, `not`, comparisons (`=`, `<>`, `<`, `<=`, `>`, `>=`, `~ … ±`, `is null`,
/// `in`), `+ -`, `* /`, minus.
public final class ExpressionParser {
  private static final int DEEPEST = 100;

  private final List<Token> tokens;
  private int next;
  private int depth;

  private ExpressionParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /// The expression, or a problem in the collection.
  ///
  /// @param at where the text's first character stands in its file
  public static Optional<Expression> parse(
      String text, Location.FilePlace at, Scope scope, Problems problems) {
    try {
      ExpressionParser parser = new ExpressionParser(Tokens.of(text));
      Expression expression = parser.implication();
      parser.end();
      new KindCheck(scope).requireTruth(expression);
      return Optional.of(expression);
    } catch (Unreadable e) {
      Location place =
          at.column() == 0
              ? at
              : new Location.FilePlace(at.uri(), at.line(), at.column() + e.position());
      problems.add(
          new Failure.Config(
              "CONTRACT-006",
              "the check \"" + text + "\" cannot be read: " + e.fact(),
              place,
              "docs/reference/contract.md lists what a check may say"));
      return Optional.empty();
    }
  }

  private Expression implication() {
    Expression left = disjunction();
    for (Operator operator : List.of(Operator.IMPLIES, Operator.IFF)) {
      if (peek().is(operator.sign())) {
        int position = take().position();
        return new Binary(position, operator, left, deeper(this::implication));
      }
    }
    return left;
  }

  private Expression disjunction() {
    Expression left = conjunction();
    while (peek().is("or")) {
      left = new Binary(take().position(), Operator.OR, left, conjunction());
    }
    return left;
  }

  private Expression conjunction() {
    Expression left = negation();
    while (peek().is("and")) {
      left = new Binary(take().position(), Operator.AND, left, negation());
    }
    return left;
  }

  private Expression negation() {
    if (peek().is("not")) {
      return new Expression.Not(take().position(), deeper(this::negation));
    }
    return comparison();
  }

  private Expression comparison() {
    // One branch per comparison of the grammar.
    Expression left = sum();
    Token token = peek();
    if (token.is("~")) {
      take();
      Expression right = sum();
      if (!peek().is("±") && !peek().is("+-")) {
        throw new Unreadable(peek().position(), "~ needs a tolerance, such as ± 0.01");
      }
      take();
      return new Expression.Near(token.position(), left, right, sum());
    }
    if (token.is("is")) {
      take();
      boolean negated = accept("not");
      expect("null");
      return new Expression.IsNull(token.position(), left, negated);
    }
    if (token.is("in")) {
      take();
      return new Expression.In(token.position(), left, arguments());
    }
    for (Operator operator :
        List.of(
            Operator.EQUAL,
            Operator.NOT_EQUAL,
            Operator.LESS,
            Operator.LESS_OR_EQUAL,
            Operator.GREATER,
            Operator.GREATER_OR_EQUAL)) {
      if (accept(operator.sign())) {
        return new Binary(token.position(), operator, left, sum());
      }
    }
    return left;
  }

  private Expression sum() {
    Expression left = product();
    while (peek().is("+") || peek().is("-")) {
      Token sign = take();
      Operator operator = sign.is("+") ? Operator.PLUS : Operator.MINUS;
      left = new Binary(sign.position(), operator, left, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = signed();
    while (peek().is("*") || peek().is("/")) {
      Token sign = take();
      Operator operator = sign.is("*") ? Operator.TIMES : Operator.DIVIDE;
      left = new Binary(sign.position(), operator, left, signed());
    }
    return left;
  }

  private Expression signed() {
    if (peek().is("-")) {
      return new Expression.Minus(take().position(), deeper(this::signed));
    }
    return value();
  }

  private Expression value() {
    Token token = take();
    if (token.is("(")) {
      Expression inner = deeper(this::implication);
      expect(")");
      return inner;
    }
    return switch (token.type()) {
      case NUMBER -> new Expression.Numeral(token.position(), new BigDecimal(token.text()));
      case TEXT -> new Expression.Text(token.position(), token.text());
      case WORD -> word(token);
      case SIGN, END ->
          throw new Unreadable(token.position(), "a value is missing before " + token.shown());
    };
  }

  private Expression word(Token token) {
    int position = token.position();
    return switch (token.text()) {
      case "true", "false" -> new Expression.Truth(position, token.text().equals("true"));
      case "partition_date" -> new Expression.PartitionDate(position);
      case "parent" -> {
        expect(".");
        yield new Expression.ParentValue(position, take().text());
      }
      default -> peek().is("(") ? call(token) : new Expression.ColumnValue(position, token.text());
    };
  }

  private Expression call(Token name) {
    List<Expression> arguments = arguments();
    if (name.is("count") && arguments.isEmpty()) {
      return new Expression.Count(name.position());
    }
    if (name.is("sum") && arguments.size() == 1) {
      return new Expression.Sum(name.position(), arguments.getFirst());
    }
    for (Expression.Function function : Expression.Function.values()) {
      if (name.is(function.word())) {
        return new Expression.Call(name.position(), function, arguments);
      }
    }
    throw new Unreadable(name.position(), "there is no function " + name.text());
  }

  private List<Expression> arguments() {
    expect("(");
    List<Expression> arguments = new ArrayList<>();
    if (accept(")")) {
      return arguments;
    }
    do {
      arguments.add(deeper(this::implication));
    } while (accept(","));
    expect(")");
    return arguments;
  }

  /// A contract is a file from outside: nesting has a limit, so that the stack has none.
  private Expression deeper(Supplier<Expression> inner) {
    if (++depth > DEEPEST) {
      throw new Unreadable(peek().position(), "it is nested too deeply");
    }
    Expression expression = inner.get();
    depth--;
    return expression;
  }

  private void end() {
    if (peek().type() != Token.Type.END) {
      throw new Unreadable(peek().position(), peek().shown() + " comes after its end");
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    if (token.type() != Token.Type.END) {
      next++;
    }
    return token;
  }

  private boolean accept(String sign) {
    if (peek().is(sign)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String sign) {
    if (!accept(sign)) {
      throw new Unreadable(
          peek().position(), "\"" + sign + "\" is missing before " + peek().shown());
    }
  }
}
