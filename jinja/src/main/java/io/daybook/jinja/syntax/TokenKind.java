package io.daybook.jinja.syntax;

/// The kinds of tokens, each with the text that error messages use for it.
public enum TokenKind {
  ADD("+"),
  ASSIGN("="),
  COLON(":"),
  COMMA(","),
  DIV("/"),
  DOT("."),
  EQ("=="),
  FLOORDIV("//"),
  GT(">"),
  GTEQ(">="),
  LBRACE("{"),
  LBRACKET("["),
  LPAREN("("),
  LT("<"),
  LTEQ("<="),
  MOD("%"),
  MUL("*"),
  NE("!="),
  PIPE("|"),
  POW("**"),
  RBRACE("}"),
  RBRACKET("]"),
  RPAREN(")"),
  SEMICOLON(";"),
  SUB("-"),
  TILDE("~"),
  NAME("name"),
  STRING("string"),
  INTEGER("integer"),
  FLOAT("float"),
  DATA("template data / text"),
  BLOCK_BEGIN("begin of statement block"),
  BLOCK_END("end of statement block"),
  VARIABLE_BEGIN("begin of print statement"),
  VARIABLE_END("end of print statement"),
  EOF("end of template");

  private final String description;

  TokenKind(String description) {
    this.description = description;
  }

  /// The text that error messages use.
  public String description() {
    return description;
  }
}
