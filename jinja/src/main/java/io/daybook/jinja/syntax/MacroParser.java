package io.daybook.jinja.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Parses what has parameters: macros, call blocks and the block tags of extensions.
final class MacroParser {
  private final Parser parser;
  private final StatementParser statements;
  private final TokenStream stream;

  MacroParser(Parser parser, StatementParser statements) {
    this.parser = parser;
    this.statements = statements;
    this.stream = parser.stream;
  }

  Stmt macro() {
    int position = stream.next().position();
    String name = statements.nameTarget().name();
    Signature signature = signature();
    List<Stmt> body = parser.statementsUntil("endmacro");
    return new Stmt.MacroDef(name, signature, body, null, position);
  }

  Stmt callBlock() {
    int position = stream.next().position();
    Signature signature = stream.is(TokenKind.LPAREN) ? signature() : Signature.EMPTY;
    if (!(parser.expression() instanceof Expr.Call call)) {
      throw ExpressionParser.failure("expected call", position);
    }
    return new Stmt.CallBlock(call, signature, parser.statementsUntil("endcall"), position);
  }

  /// A block of an extension, which defines a macro.
  Stmt extension(MacroTag tag) {
    int position = stream.next().position();
    String written = statements.nameTarget().name();
    Signature signature = stream.is(TokenKind.LPAREN) ? signature() : Signature.EMPTY;
    List<Expr.Keyword> options = new ArrayList<>();
    Map<String, Object> literals = new LinkedHashMap<>();
    while (stream.skipIf(TokenKind.COMMA)) {
      Token option = stream.expect(TokenKind.NAME);
      Expr value =
          stream.skipIf(TokenKind.ASSIGN)
              ? parser.expression()
              : new Expr.Const(true, option.position());
      options.add(new Expr.Keyword(option.text(), value));
      if (value instanceof Expr.Const literal) {
        literals.put(option.text(), literal.value());
      }
    }
    int bodyStart = endOfTag(stream.current());
    List<Stmt> body = parser.statements("end" + tag.tag());
    int bodyEnd = stream.source().lastIndexOf("{%", stream.current().start());
    stream.next();
    Stmt.BlockInfo info =
        new Stmt.BlockInfo(tag.tag(), written, List.copyOf(options), bodyStart, bodyEnd);
    return new Stmt.MacroDef(tag.naming().name(written, literals), signature, body, info, position);
  }

  private int endOfTag(Token end) {
    int close = stream.source().indexOf("%}", end.start());
    return close < 0 ? stream.source().length() : close + 2;
  }

  private Signature signature() {
    List<Signature.Parameter> parameters = new ArrayList<>();
    boolean defaulted = false;
    stream.expect(TokenKind.LPAREN);
    while (!stream.is(TokenKind.RPAREN)) {
      if (!parameters.isEmpty()) {
        stream.expect(TokenKind.COMMA);
      }
      Expr.Name name = statements.nameTarget();
      String annotation = annotation();
      Expr fallback = null;
      if (stream.skipIf(TokenKind.ASSIGN)) {
        fallback = parser.expression();
        defaulted = true;
      } else if (defaulted) {
        throw ExpressionParser.failure(
            "non-default argument follows default argument", parser.here());
      }
      parameters.add(new Signature.Parameter(name.name(), annotation, fallback, name.position()));
    }
    stream.expect(TokenKind.RPAREN);
    return new Signature(List.copyOf(parameters));
  }

  /// A type such as `string` or `list[string]`, empty without one.
  private String annotation() {
    if (!parser.dialect().typedParameters() || !stream.skipIf(TokenKind.COLON)) {
      return "";
    }
    return type();
  }

  private String type() {
    StringBuilder type = new StringBuilder(stream.expect(TokenKind.NAME).text());
    if (stream.skipIf(TokenKind.LBRACKET)) {
      type.append('[').append(type());
      while (stream.skipIf(TokenKind.COMMA)) {
        type.append(", ").append(type());
      }
      stream.expect(TokenKind.RBRACKET);
      type.append(']');
    }
    return type.toString();
  }
}
