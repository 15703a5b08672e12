package io.daybook.jinja.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses what can follow a primary: subscripts, calls, filters, tests.
final class PostfixParser {
  private final ExpressionParser expressions;
  private final TokenStream stream;

  PostfixParser(ExpressionParser expressions) {
    this.expressions = expressions;
    this.stream = expressions.stream;
  }

  /// Subscripts and calls.
  Expr postfix(Expr start) {
    Expr node = start;
    while (true) {
      switch (stream.current().kind()) {
        case DOT -> node = dotted(node);
        case LBRACKET -> node = subscript(node);
        case LPAREN -> node = call(node);
        default -> {
          return node;
        }
      }
    }
  }

  /// Filters, tests and calls of their results.
  Expr filters(Expr start) {
    Expr node = start;
    while (true) {
      if (stream.is(TokenKind.PIPE)) {
        node = filterChain(node);
      } else if (stream.isName("is")) {
        node = test(node);
      } else if (stream.is(TokenKind.LPAREN)) {
        node = call(node);
      } else {
        return node;
      }
    }
  }

  private Expr filterChain(Expr start) {
    Expr.Filter chain = filter(start, false);
    return chain == null ? start : chain;
  }

  private Expr dotted(Expr node) {
    int position = stream.next().position();
    Token name = stream.next();
    if (name.kind() == TokenKind.NAME) {
      return new Expr.Attribute(node, name.text(), position);
    }
    if (name.kind() != TokenKind.INTEGER) {
      throw ExpressionParser.failure("expected name or number", name.position());
    }
    return new Expr.Item(node, new Expr.Const(name.value(), name.position()), position);
  }

  private Expr subscript(Expr node) {
    int position = stream.next().position();
    List<Expr> keys = new ArrayList<>();
    while (!stream.is(TokenKind.RBRACKET)) {
      if (!keys.isEmpty()) {
        stream.expect(TokenKind.COMMA);
      }
      keys.add(subscripted());
    }
    stream.expect(TokenKind.RBRACKET);
    Expr key = keys.size() == 1 ? keys.getFirst() : new Expr.TupleOf(List.copyOf(keys), position);
    return new Expr.Item(node, key, position);
  }

  private Expr subscripted() {
    int position = expressions.here();
    Expr start = null;
    if (!stream.is(TokenKind.COLON)) {
      start = expressions.expression();
      if (!stream.is(TokenKind.COLON)) {
        return start;
      }
    }
    stream.next();
    Expr stop = stream.is(TokenKind.COLON) ? null : bound();
    Expr step = stream.skipIf(TokenKind.COLON) ? bound() : null;
    return new Expr.Slice(start, stop, step, position);
  }

  private @Nullable Expr bound() {
    return stream.is(TokenKind.RBRACKET) || stream.is(TokenKind.COMMA)
        ? null
        : expressions.expression();
  }

  private Expr.Call call(Expr callee) {
    int position = expressions.here();
    return new Expr.Call(callee, arguments(), position);
  }

  /// The arguments of a call with their parentheses.
  Expr.Args arguments() {
    int position = stream.expect(TokenKind.LPAREN).position();
    ArgumentList list = new ArgumentList(position);
    boolean first = true;
    while (!stream.is(TokenKind.RPAREN)) {
      if (!first) {
        stream.expect(TokenKind.COMMA);
        if (stream.is(TokenKind.RPAREN)) {
          break;
        }
      }
      list.argument();
      first = false;
    }
    stream.expect(TokenKind.RPAREN);
    return list.result();
  }

  /// Collects arguments in the order that Jinja2 allows.
  private final class ArgumentList {
    private final int position;
    private final List<Expr> positional = new ArrayList<>();
    private final List<Expr.Keyword> keyword = new ArrayList<>();
    private @Nullable Expr star;
    private @Nullable Expr doubleStar;

    ArgumentList(int position) {
      this.position = position;
    }

    void argument() {
      if (stream.is(TokenKind.MUL)) {
        ensure(star == null && doubleStar == null);
        stream.next();
        star = expressions.expression();
      } else if (stream.is(TokenKind.POW)) {
        ensure(doubleStar == null);
        stream.next();
        doubleStar = expressions.expression();
      } else if (stream.is(TokenKind.NAME) && stream.look().kind() == TokenKind.ASSIGN) {
        ensure(doubleStar == null);
        String name = stream.next().text();
        stream.next();
        keyword.add(new Expr.Keyword(name, expressions.expression()));
      } else {
        ensure(star == null && doubleStar == null && keyword.isEmpty());
        positional.add(expressions.expression());
      }
    }

    private void ensure(boolean allowed) {
      if (!allowed) {
        throw ExpressionParser.failure("invalid syntax for function call expression", position);
      }
    }

    Expr.Args result() {
      if (positional.isEmpty() && keyword.isEmpty() && star == null && doubleStar == null) {
        return Expr.Args.NONE;
      }
      return new Expr.Args(List.copyOf(positional), List.copyOf(keyword), star, doubleStar);
    }
  }

  /// A chain of filters; `inline` begins with the name, as a filter block does. Null without any
  /// filter.
  Expr.@Nullable Filter filter(@Nullable Expr start, boolean inline) {
    Expr node = start;
    Expr.Filter filter = null;
    boolean named = inline;
    while (named || stream.is(TokenKind.PIPE)) {
      if (!named) {
        stream.next();
      }
      int position = expressions.here();
      String name = dottedName();
      Expr.Args arguments = stream.is(TokenKind.LPAREN) ? arguments() : Expr.Args.NONE;
      filter = new Expr.Filter(node, name, arguments, position);
      node = filter;
      named = false;
    }
    return filter;
  }

  private String dottedName() {
    StringBuilder name = new StringBuilder(stream.expect(TokenKind.NAME).text());
    while (stream.skipIf(TokenKind.DOT)) {
      name.append('.').append(stream.expect(TokenKind.NAME).text());
    }
    return name.toString();
  }

  private Expr test(Expr node) {
    int position = stream.next().position();
    boolean negated = stream.skipIfName("not");
    String name = dottedName();
    Expr.Args arguments = Expr.Args.NONE;
    if (stream.is(TokenKind.LPAREN)) {
      arguments = arguments();
    } else if (startsArgument()) {
      if (stream.isName("is")) {
        throw ExpressionParser.failure(
            "You cannot chain multiple tests with is", expressions.here());
      }
      Expr argument = postfix(expressions.primary(false));
      arguments = new Expr.Args(List.of(argument), List.of(), null, null);
    }
    Expr test = new Expr.Test(node, name, arguments, position);
    return negated ? new Expr.Not(test, position) : test;
  }

  private boolean startsArgument() {
    Token token = stream.current();
    return switch (token.kind()) {
      case STRING, INTEGER, FLOAT, LBRACKET, LBRACE -> true;
      case NAME -> !token.isName("else") && !token.isName("or") && !token.isName("and");
      default -> false;
    };
  }
}
