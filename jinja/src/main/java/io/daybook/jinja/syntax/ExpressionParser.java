package io.daybook.jinja.syntax;

import io.daybook.jinja.error.TemplateSyntaxError;
import io.daybook.jinja.value.None;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses expressions: conditions, operators, primaries. What follows a primary is in
/// [PostfixParser].
class ExpressionParser {
  final TokenStream stream;
  private final PostfixParser postfix;

  ExpressionParser(TokenStream stream) {
    this.stream = stream;
    this.postfix = new PostfixParser(this);
  }

  PostfixParser postfix() {
    return postfix;
  }

  static TemplateSyntaxError failure(String message, int position) {
    return new TemplateSyntaxError(message, position);
  }

  int here() {
    return stream.current().position();
  }

  Expr expression() {
    return condition();
  }

  private Expr condition() {
    int position = here();
    Expr left = or();
    while (stream.skipIfName("if")) {
      Expr test = or();
      Expr otherwise = stream.skipIfName("else") ? condition() : null;
      left = new Expr.Condition(test, left, otherwise, position);
      position = here();
    }
    return left;
  }

  /// An expression in which `if` belongs to the statement.
  Expr or() {
    int position = here();
    Expr left = and();
    while (stream.skipIfName("or")) {
      left = new Expr.Or(left, and(), position);
      position = here();
    }
    return left;
  }

  private Expr and() {
    int position = here();
    Expr left = not();
    while (stream.skipIfName("and")) {
      left = new Expr.And(left, not(), position);
      position = here();
    }
    return left;
  }

  private Expr not() {
    if (stream.isName("not")) {
      int position = stream.next().position();
      return new Expr.Not(not(), position);
    }
    return compare();
  }

  private Expr compare() {
    int position = here();
    Expr first = sum();
    List<Expr.Operand> operands = new ArrayList<>();
    while (true) {
      String operator = comparison();
      if (operator == null) {
        break;
      }
      operands.add(new Expr.Operand(operator, sum()));
      position = here();
    }
    return operands.isEmpty() ? first : new Expr.Compare(first, List.copyOf(operands), position);
  }

  /// Consumes a comparison operator, if one is next.
  private @Nullable String comparison() {
    return switch (stream.current().kind()) {
      case EQ, NE, GT, GTEQ, LT, LTEQ -> stream.next().kind().description();
      case NAME -> membership();
      default -> null;
    };
  }

  private @Nullable String membership() {
    if (stream.skipIfName("in")) {
      return "in";
    }
    if (stream.isName("not") && stream.look().isName("in")) {
      stream.next();
      stream.next();
      return "not in";
    }
    return null;
  }

  private Expr sum() {
    int position = here();
    Expr left = concat();
    while (stream.is(TokenKind.ADD) || stream.is(TokenKind.SUB)) {
      String operator = stream.next().kind().description();
      left = new Expr.Binary(operator, left, concat(), position);
      position = here();
    }
    return left;
  }

  private Expr concat() {
    int position = here();
    Expr first = product();
    if (!stream.is(TokenKind.TILDE)) {
      return first;
    }
    List<Expr> parts = new ArrayList<>();
    parts.add(first);
    while (stream.skipIf(TokenKind.TILDE)) {
      parts.add(product());
    }
    return new Expr.Concat(List.copyOf(parts), position);
  }

  private Expr product() {
    int position = here();
    Expr left = power();
    while (stream.is(TokenKind.MUL)
        || stream.is(TokenKind.DIV)
        || stream.is(TokenKind.FLOORDIV)
        || stream.is(TokenKind.MOD)) {
      String operator = stream.next().kind().description();
      left = new Expr.Binary(operator, left, power(), position);
      position = here();
    }
    return left;
  }

  private Expr power() {
    int position = here();
    Expr left = unary(true);
    while (stream.skipIf(TokenKind.POW)) {
      left = new Expr.Binary("**", left, unary(true), position);
      position = here();
    }
    return left;
  }

  private Expr unary(boolean withFilter) {
    int position = here();
    Expr node;
    if (stream.skipIf(TokenKind.SUB)) {
      node = new Expr.Unary("-", unary(false), position);
    } else if (stream.skipIf(TokenKind.ADD)) {
      node = new Expr.Unary("+", unary(false), position);
    } else {
      node = primary(false);
    }
    node = postfix.postfix(node);
    return withFilter ? postfix.filters(node) : node;
  }

  /// A name or literal; `withNamespace` allows `name.attribute` as an assignment's target.
  Expr primary(boolean withNamespace) {
    Token token = stream.current();
    return switch (token.kind()) {
      case NAME -> name(withNamespace);
      case STRING -> string();
      case INTEGER, FLOAT -> new Expr.Const(stream.next().value(), token.position());
      case LPAREN -> {
        stream.next();
        Expr inner = tuple(new TupleRule(false, true, true, false));
        stream.expect(TokenKind.RPAREN);
        yield inner;
      }
      case LBRACKET -> list();
      case LBRACE -> dict();
      default ->
          throw failure("unexpected " + Literals.quoted(token.description()), token.position());
    };
  }

  private Expr name(boolean withNamespace) {
    Token token = stream.next();
    String name = token.text();
    int position = token.position();
    return switch (name) {
      case "true", "True" -> new Expr.Const(true, position);
      case "false", "False" -> new Expr.Const(false, position);
      case "none", "None" -> new Expr.Const(None.NONE, position);
      default -> {
        if (withNamespace && stream.skipIf(TokenKind.DOT)) {
          yield new Expr.NamespaceRef(name, stream.expect(TokenKind.NAME).text(), position);
        }
        yield new Expr.Name(name, Expr.Use.LOAD, position);
      }
    };
  }

  private Expr string() {
    Token token = stream.next();
    if (!stream.is(TokenKind.STRING)) {
      return new Expr.Const(token.value(), token.position());
    }
    StringBuilder text = new StringBuilder(token.text());
    while (stream.is(TokenKind.STRING)) {
      text.append(stream.next().text());
    }
    return new Expr.Const(text.toString(), token.position());
  }

  /// How a possible tuple is to be read.
  ///
  /// @param simplified only names and literals, as in the targets of loops
  /// @param conditional whether `if` may be part of the items
  /// @param parentheses whether it stands in parentheses, so that it may be empty
  /// @param withNamespace whether `name.attribute` is allowed
  record TupleRule(
      boolean simplified, boolean conditional, boolean parentheses, boolean withNamespace) {
    static final TupleRule PLAIN = new TupleRule(false, true, false, false);
    static final TupleRule WITHOUT_CONDITION = new TupleRule(false, false, false, false);
    static final TupleRule TARGET = new TupleRule(true, true, false, false);
  }

  /// An expression, or several with commas between them.
  Expr tuple(TupleRule rule) {
    int position = here();
    List<Expr> items = new ArrayList<>();
    boolean several = false;
    while (true) {
      if (!items.isEmpty()) {
        stream.expect(TokenKind.COMMA);
      }
      if (tupleEnds()) {
        break;
      }
      items.add(
          rule.simplified ? primary(rule.withNamespace) : rule.conditional ? expression() : or());
      if (!stream.is(TokenKind.COMMA)) {
        break;
      }
      several = true;
      position = here();
    }
    if (!several) {
      if (!items.isEmpty()) {
        return items.getFirst();
      }
      if (!rule.parentheses) {
        String got = Literals.quoted(stream.current().description());
        throw failure("Expected an expression, got " + got, here());
      }
    }
    return new Expr.TupleOf(List.copyOf(items), position);
  }

  /// Jinja2 means to end the target of a loop before `in` too, but never does: `for a, in b` is an
  /// error there.
  private boolean tupleEnds() {
    return switch (stream.current().kind()) {
      case VARIABLE_END, BLOCK_END, RPAREN -> true;
      default -> false;
    };
  }

  private Expr list() {
    int position = stream.next().position();
    List<Expr> items = new ArrayList<>();
    while (!stream.is(TokenKind.RBRACKET)) {
      if (!items.isEmpty()) {
        stream.expect(TokenKind.COMMA);
        if (stream.is(TokenKind.RBRACKET)) {
          break;
        }
      }
      items.add(expression());
    }
    stream.expect(TokenKind.RBRACKET);
    return new Expr.ListOf(List.copyOf(items), position);
  }

  private Expr dict() {
    int position = stream.next().position();
    List<Expr.Pair> pairs = new ArrayList<>();
    while (!stream.is(TokenKind.RBRACE)) {
      if (!pairs.isEmpty()) {
        stream.expect(TokenKind.COMMA);
        if (stream.is(TokenKind.RBRACE)) {
          break;
        }
      }
      Expr key = expression();
      stream.expect(TokenKind.COLON);
      pairs.add(new Expr.Pair(key, expression()));
    }
    stream.expect(TokenKind.RBRACE);
    return new Expr.DictOf(List.copyOf(pairs), position);
  }
}
