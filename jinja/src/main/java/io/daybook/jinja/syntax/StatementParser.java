package io.daybook.jinja.syntax;

import io.daybook.jinja.error.TemplateAssertionError;
import io.daybook.jinja.syntax.ExpressionParser.TupleRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses one statement; the parser stands on the name of its tag.
final class StatementParser {
  private static final List<String> TAGS =
      List.of(
          "for",
          "if",
          "set",
          "macro",
          "call",
          "filter",
          "with",
          "block",
          "extends",
          "include",
          "import",
          "from",
          "print",
          "autoescape",
          "do",
          "break",
          "continue",
          "raw",
          "else",
          "elif",
          "endfor",
          "endif",
          "endset",
          "endmacro",
          "endcall",
          "endfilter",
          "endwith",
          "endblock",
          "endautoescape",
          "endraw");

  private final Parser parser;
  private final TokenStream stream;
  private final MacroParser macros;

  StatementParser(Parser parser) {
    this.parser = parser;
    this.stream = parser.stream;
    this.macros = new MacroParser(parser, this);
  }

  /// The names of the tags that begin a statement.
  List<String> tags() {
    List<String> tags = new ArrayList<>(TAGS);
    tags.addAll(parser.dialect().blocks().keySet());
    return tags;
  }

  /// The statement of a tag, null where no such tag exists.
  @Nullable Stmt parse(String tag) {
    return switch (tag) {
      case "for" -> loop();
      case "if" -> condition();
      case "set" -> set();
      case "macro" -> macros.macro();
      case "call" -> macros.callBlock();
      case "filter" -> filterBlock();
      case "with" -> with();
      case "block" -> block();
      case "extends" -> new Stmt.Extends(afterTag(), lastTag);
      case "include" -> include();
      case "import" -> importAs();
      case "from" -> fromImport();
      case "print" -> print();
      case "autoescape" -> autoescape();
      case "do" -> new Stmt.Do(afterTagTuple(), lastTag);
      case "break" -> new Stmt.Break(stream.next().position());
      case "continue" -> new Stmt.Continue(stream.next().position());
      default -> {
        MacroTag extension = parser.dialect().blocks().get(tag);
        yield extension == null ? null : macros.extension(extension);
      }
    };
  }

  private int lastTag;

  private Expr afterTag() {
    int tag = stream.next().position();
    Expr expression = parser.expression();
    lastTag = tag;
    return expression;
  }

  private Expr afterTagTuple() {
    int tag = stream.next().position();
    Expr expression = parser.tuple(TupleRule.PLAIN);
    lastTag = tag;
    return expression;
  }

  private Stmt loop() {
    int position = stream.next().position();
    Expr target = target(TupleRule.TARGET);
    stream.expectName("in");
    Expr items = parser.tuple(TupleRule.WITHOUT_CONDITION);
    Expr test = stream.skipIfName("if") ? parser.expression() : null;
    boolean recursive = stream.skipIfName("recursive");
    List<Stmt> body = parser.statements("endfor", "else");
    List<Stmt> otherwise =
        stream.next().isName("endfor") ? List.of() : parser.statementsUntil("endfor");
    return new Stmt.For(target, items, test, recursive, body, otherwise, position);
  }

  private Stmt condition() {
    int position = stream.next().position();
    Expr test = parser.tuple(TupleRule.WITHOUT_CONDITION);
    List<Stmt> body = parser.statements("elif", "else", "endif");
    List<Stmt.If> elifs = new ArrayList<>();
    Token end = stream.next();
    while (end.isName("elif")) {
      int elifPosition = parser.here();
      Expr elifTest = parser.tuple(TupleRule.WITHOUT_CONDITION);
      List<Stmt> elifBody = parser.statements("elif", "else", "endif");
      elifs.add(new Stmt.If(elifTest, elifBody, List.of(), List.of(), elifPosition));
      end = stream.next();
    }
    List<Stmt> otherwise = end.isName("else") ? parser.statementsUntil("endif") : List.of();
    return new Stmt.If(test, body, List.copyOf(elifs), otherwise, position);
  }

  private Stmt set() {
    int position = stream.next().position();
    Expr target = target(new TupleRule(true, true, false, true));
    if (stream.skipIf(TokenKind.ASSIGN)) {
      return new Stmt.Set(target, parser.tuple(TupleRule.PLAIN), position);
    }
    Expr.Filter filter = parser.postfix().filter(null, false);
    return new Stmt.SetBlock(target, filter, parser.statementsUntil("endset"), position);
  }

  /// The target of an assignment: a name, a namespace's attribute, or a tuple of them.
  private Expr target(TupleRule rule) {
    Expr target = stored(parser.tuple(rule), Expr.Use.STORE);
    checkAssignable(target);
    return target;
  }

  /// A name as the target of an assignment.
  Expr.Name nameTarget() {
    Token token = stream.expect(TokenKind.NAME);
    Expr.Name name = new Expr.Name(token.text(), Expr.Use.STORE, token.position());
    checkAssignable(name);
    return name;
  }

  private static Expr stored(Expr target, Expr.Use use) {
    return switch (target) {
      case Expr.Name name -> new Expr.Name(name.name(), use, name.position());
      case Expr.TupleOf tuple -> {
        List<Expr> items = tuple.items().stream().map(item -> stored(item, use)).toList();
        yield new Expr.TupleOf(items, tuple.position());
      }
      default -> target;
    };
  }

  private static void checkAssignable(Expr target) {
    if (!isAssignable(target)) {
      String message = "can't assign to '" + target.kind() + "'";
      throw ExpressionParser.failure(message, target.position());
    }
  }

  private static boolean isAssignable(Expr target) {
    return switch (target) {
      case Expr.Name name ->
          switch (name.name()) {
            case "true", "false", "none", "True", "False", "None" -> false;
            default -> true;
          };
      case Expr.NamespaceRef _ -> true;
      case Expr.TupleOf tuple -> tuple.items().stream().allMatch(StatementParser::isAssignable);
      default -> false;
    };
  }

  private Stmt filterBlock() {
    int position = stream.next().position();
    Expr.Filter filter = parser.postfix().filter(null, true);
    if (filter == null) {
      throw new IllegalStateException("a filter block has a filter");
    }
    return new Stmt.FilterBlock(filter, parser.statementsUntil("endfilter"), position);
  }

  private Stmt with() {
    int position = stream.next().position();
    List<Expr> targets = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    while (!stream.is(TokenKind.BLOCK_END)) {
      if (!targets.isEmpty()) {
        stream.expect(TokenKind.COMMA);
      }
      Expr target = target(TupleRule.TARGET);
      targets.add(stored(target, Expr.Use.PARAMETER));
      stream.expect(TokenKind.ASSIGN);
      values.add(parser.expression());
    }
    List<Stmt> body = parser.statementsUntil("endwith");
    return new Stmt.With(List.copyOf(targets), List.copyOf(values), body, position);
  }

  private Stmt autoescape() {
    int position = stream.next().position();
    Expr value = parser.expression();
    return new Stmt.Autoescape(value, parser.statementsUntil("endautoescape"), position);
  }

  private Stmt block() {
    int position = stream.next().position();
    String name = stream.expect(TokenKind.NAME).text();
    boolean scoped = stream.skipIfName("scoped");
    boolean required = stream.skipIfName("required");
    if (stream.is(TokenKind.SUB)) {
      throw ExpressionParser.failure(
          "Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use an"
              + " underscore instead.",
          parser.here());
    }
    List<Stmt> body = parser.statementsUntil("endblock");
    if (required && !body.stream().allMatch(StatementParser::isBlank)) {
      throw ExpressionParser.failure(
          "Required blocks can only contain comments or whitespace", parser.here());
    }
    stream.skipIfName(name);
    return new Stmt.Block(name, scoped, required, body, position);
  }

  private static boolean isBlank(Stmt statement) {
    return statement instanceof Stmt.Output output
        && output.parts().stream()
            .allMatch(part ->
                part instanceof Expr.Data data
                    && data.text().chars().allMatch(Whitespace::isBlank));
  }

  private Stmt include() {
    Expr template = afterTag();
    int position = lastTag;
    boolean ignoreMissing = stream.isName("ignore") && stream.look().isName("missing");
    if (ignoreMissing) {
      stream.next();
      stream.next();
    }
    return new Stmt.Include(template, ignoreMissing, context(true), position);
  }

  private boolean startsContext() {
    return (stream.isName("with") || stream.isName("without")) && stream.look().isName("context");
  }

  private boolean context(boolean otherwise) {
    if (!startsContext()) {
      return otherwise;
    }
    boolean with = stream.next().isName("with");
    stream.next();
    return with;
  }

  private Stmt importAs() {
    Expr template = afterTag();
    int position = lastTag;
    stream.expectName("as");
    String target = nameTarget().name();
    return new Stmt.Import(template, target, context(false), position);
  }

  private Stmt fromImport() {
    Expr template = afterTag();
    int position = lastTag;
    stream.expectName("import");
    List<Stmt.Imported> names = new ArrayList<>();
    while (true) {
      if (!names.isEmpty()) {
        stream.expect(TokenKind.COMMA);
      }
      if (!stream.is(TokenKind.NAME)) {
        stream.expect(TokenKind.NAME);
      }
      if (startsContext()) {
        break;
      }
      names.add(imported());
      if (startsContext() || !stream.is(TokenKind.COMMA)) {
        break;
      }
    }
    return new Stmt.FromImport(template, List.copyOf(names), context(false), position);
  }

  private Stmt.Imported imported() {
    Expr.Name name = nameTarget();
    if (name.name().startsWith("_")) {
      throw new TemplateAssertionError(
          "names starting with an underline can not be imported", name.position());
    }
    String alias = stream.skipIfName("as") ? nameTarget().name() : name.name();
    return new Stmt.Imported(name.name(), alias);
  }

  private Stmt print() {
    int position = stream.next().position();
    List<Expr> parts = new ArrayList<>();
    while (!stream.is(TokenKind.BLOCK_END)) {
      if (!parts.isEmpty()) {
        stream.expect(TokenKind.COMMA);
      }
      parts.add(parser.expression());
    }
    return new Stmt.Output(List.copyOf(parts), position);
  }
}
