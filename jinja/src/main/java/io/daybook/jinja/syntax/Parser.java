package io.daybook.jinja.syntax;

import io.daybook.jinja.error.Suggestion;
import io.daybook.jinja.error.TemplateSyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Parses a template: text, printed expressions and statements. Each kind of statement is in
/// [StatementParser].
public final class Parser extends ExpressionParser {
  private final List<String> openTags = new ArrayList<>();
  private final List<List<String>> awaited = new ArrayList<>();
  private final StatementParser statements;
  private final Dialect dialect;

  /// What a parser accepts beyond Jinja2's own grammar.
  ///
  /// @param blocks tags that define a macro, by name
  /// @param typedParameters whether parameters of macros may bear types, as dbt allows
  public record Dialect(
      Whitespace whitespace, Map<String, MacroTag> blocks, boolean typedParameters) {
    /// Jinja2 with its `do` and loop-control extensions.
    public static final Dialect JINJA = new Dialect(Whitespace.DEFAULT, Map.of(), false);
  }

  private Parser(Lexer lexer, Dialect dialect) {
    super(new TokenStream(lexer));
    this.dialect = dialect;
    this.statements = new StatementParser(this);
  }

  /// The statements of a template.
  public static List<Stmt> template(String source, Dialect dialect) {
    return new Parser(new Lexer(source, dialect.whitespace, false), dialect).body(List.of());
  }

  /// A single expression, as `Environment.compile_expression` of Jinja2 takes it.
  public static Expr expression(String source, Dialect dialect) {
    Parser parser = new Parser(new Lexer(source, dialect.whitespace, true), dialect);
    Expr expression = parser.expression();
    if (!parser.stream.is(TokenKind.EOF)) {
      throw failure("chunk after expression", parser.here());
    }
    return expression;
  }

  /// The text that offsets in the tree refer to.
  public static String normalize(String source, Dialect dialect) {
    return Lexer.normalize(source, dialect.whitespace.keepTrailingNewline());
  }

  Dialect dialect() {
    return dialect;
  }

  /// The statements up to one of the given tags, whose name is then the current token.
  List<Stmt> statements(String... ends) {
    List<String> endNames = List.of(ends);
    stream.skipIf(TokenKind.COLON);
    stream.expect(TokenKind.BLOCK_END);
    List<Stmt> body = body(endNames);
    if (stream.is(TokenKind.EOF)) {
      awaited.add(endNames);
      throw unexpectedEnd("Unexpected end of template.", "", here());
    }
    return body;
  }

  /// As [#statements], and steps over the tag that ended them.
  List<Stmt> statementsUntil(String end) {
    List<Stmt> body = statements(end);
    stream.next();
    return body;
  }

  private List<Stmt> body(List<String> ends) {
    if (ends.isEmpty()) {
      return bodyUntil(ends);
    }
    awaited.add(ends);
    try {
      return bodyUntil(ends);
    } finally {
      awaited.removeLast();
    }
  }

  private List<Stmt> bodyUntil(List<String> ends) {
    List<Stmt> body = new ArrayList<>();
    List<Expr> output = new ArrayList<>();
    while (!stream.is(TokenKind.EOF)) {
      Token token = stream.current();
      switch (token.kind()) {
        case DATA -> {
          output.add(new Expr.Data(token.text(), token.position()));
          stream.next();
        }
        case VARIABLE_BEGIN -> {
          stream.next();
          output.add(tuple(TupleRule.PLAIN));
          stream.expect(TokenKind.VARIABLE_END);
        }
        default -> {
          flush(output, body);
          stream.next();
          if (stream.is(TokenKind.NAME) && ends.contains(stream.current().text())) {
            return List.copyOf(body);
          }
          body.add(statement());
          stream.expect(TokenKind.BLOCK_END);
        }
      }
    }
    flush(output, body);
    return List.copyOf(body);
  }

  private static void flush(List<Expr> output, List<Stmt> body) {
    if (!output.isEmpty()) {
      body.add(new Stmt.Output(List.copyOf(output), output.getFirst().position()));
      output.clear();
    }
  }

  private Stmt statement() {
    Token token = stream.current();
    if (token.kind() != TokenKind.NAME) {
      throw failure("tag name expected", token.position());
    }
    String tag = token.text();
    openTags.add(tag);
    Stmt statement = statements.parse(tag);
    if (statement == null) {
      openTags.removeLast();
      List<String> tags = statements.tags();
      throw unexpectedEnd(
              "Encountered unknown tag " + Literals.quoted(tag) + ".", tag, token.position())
          .advise(tags.contains(tag) ? "" : Suggestion.text(tag, tags));
    }
    openTags.removeLast();
    return statement;
  }

  private TemplateSyntaxError unexpectedEnd(String fact, String tag, int position) {
    StringBuilder message = new StringBuilder(fact);
    if (!awaited.isEmpty()) {
      String looking =
          String.join(" or ", awaited.getLast().stream().map(Literals::quoted).toList());
      boolean nested = !tag.isEmpty() && awaited.stream().anyMatch(names -> names.contains(tag));
      message.append(
          nested
              ? " You probably made a nesting mistake. Jinja is expecting this tag, but currently looking for "
              : " Jinja was looking for the following tags: ");
      message.append(looking).append('.');
    }
    if (!openTags.isEmpty()) {
      message.append(" The innermost block that needs to be closed is ");
      message.append(Literals.quoted(openTags.getLast())).append('.');
    }
    return failure(message.toString(), position);
  }
}
