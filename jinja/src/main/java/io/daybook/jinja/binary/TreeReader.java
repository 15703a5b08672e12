package io.daybook.jinja.binary;

import io.daybook.jinja.syntax.Expr;
import io.daybook.jinja.syntax.Parser;
import io.daybook.jinja.syntax.Signature;
import io.daybook.jinja.syntax.Stmt;
import io.daybook.jinja.value.None;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the bytes of a parsed template.
public final class TreeReader {
  private static final List<Expr.Use> USES =
      List.of(Expr.Use.LOAD, Expr.Use.STORE, Expr.Use.PARAMETER);

  private final Input in;
  private int position;

  private TreeReader(Input in) {
    this.in = in;
  }

  /// The tree, empty where the bytes are damaged, of another version, or of another text or
  /// dialect: then the text wants parsing.
  ///
  /// @param source the normalized text that the tree was parsed from
  public static Optional<List<Stmt>> tree(byte[] bytes, String source, Parser.Dialect dialect) {
    if (!Header.fits(bytes, source, dialect)) {
      return Optional.empty();
    }
    TreeReader reader = new TreeReader(new Input(bytes, Header.SIZE, source));
    return Optional.of(reader.statements());
  }

  private <T> List<T> each(Supplier<T> read) {
    int count = in.number();
    if (count == 0) {
      return List.of();
    }
    if (count == 1) {
      return List.of(read.get());
    }
    List<T> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(read.get());
    }
    return Collections.unmodifiableList(items);
  }

  private int place() {
    position += (int) in.signed();
    return position;
  }

  private List<Stmt> statements() {
    return each(this::statement);
  }

  private List<Expr> expressions() {
    return each(this::expression);
  }

  // One piece: a line for each form of statement.
  private Stmt statement() {
    Form form = in.form();
    int at = place();
    return switch (form) {
      case OUTPUT -> new Stmt.Output(expressions(), at);
      case FOR ->
          new Stmt.For(
              expression(), expression(), optional(), in.truth(), statements(), statements(), at);
      case IF -> branch(at);
      case MACRO -> new Stmt.MacroDef(in.text(), signature(), statements(), block(), at);
      case CALL_BLOCK ->
          new Stmt.CallBlock((Expr.Call) expression(), signature(), statements(), at);
      case FILTER_BLOCK -> new Stmt.FilterBlock((Expr.Filter) expression(), statements(), at);
      case WITH -> new Stmt.With(expressions(), expressions(), statements(), at);
      case SET -> new Stmt.Set(expression(), expression(), at);
      case SET_BLOCK -> new Stmt.SetBlock(expression(), (Expr.Filter) optional(), statements(), at);
      case BLOCK -> new Stmt.Block(in.text(), in.truth(), in.truth(), statements(), at);
      case EXTENDS -> new Stmt.Extends(expression(), at);
      case INCLUDE -> new Stmt.Include(expression(), in.truth(), in.truth(), at);
      case IMPORT -> new Stmt.Import(expression(), in.text(), in.truth(), at);
      case FROM_IMPORT -> new Stmt.FromImport(expression(), each(this::imported), in.truth(), at);
      case AUTOESCAPE -> new Stmt.Autoescape(expression(), statements(), at);
      case DO -> new Stmt.Do(expression(), at);
      case BREAK -> new Stmt.Break(at);
      case CONTINUE -> new Stmt.Continue(at);
      default -> throw new IllegalStateException("no statement: " + form);
    };
  }

  private Stmt.If branch(int at) {
    return new Stmt.If(expression(), statements(), each(() -> branch(place())), statements(), at);
  }

  private Stmt.Imported imported() {
    return new Stmt.Imported(in.text(), in.text());
  }

  private Stmt.@Nullable BlockInfo block() {
    return in.truth()
        ? new Stmt.BlockInfo(in.text(), in.text(), each(this::keyword), in.number(), in.number())
        : null;
  }

  private Signature signature() {
    List<Signature.Parameter> parameters = each(this::parameter);
    return parameters.isEmpty() ? Signature.EMPTY : new Signature(parameters);
  }

  private Signature.Parameter parameter() {
    int at = place();
    return new Signature.Parameter(in.text(), in.text(), optional(), at);
  }

  private Expr.Keyword keyword() {
    return new Expr.Keyword(in.text(), expression());
  }

  private Expr.Args arguments() {
    return new Expr.Args(expressions(), each(this::keyword), optional(), optional());
  }

  private Expr expression() {
    return expression(in.form());
  }

  private @Nullable Expr optional() {
    Form form = in.form();
    return form == Form.ABSENT ? null : expression(form);
  }

  // One piece: a line for each form of expression.
  private Expr expression(Form form) {
    int at = place();
    return switch (form) {
      case CONST -> new Expr.Const(constant(), at);
      case NAME -> new Expr.Name(in.text(), USES.get(in.number()), at);
      case NAMESPACE_REF -> new Expr.NamespaceRef(in.text(), in.text(), at);
      case DATA -> new Expr.Data(in.text(), at);
      case TUPLE -> new Expr.TupleOf(expressions(), at);
      case LIST -> new Expr.ListOf(expressions(), at);
      case DICT -> new Expr.DictOf(each(() -> new Expr.Pair(expression(), expression())), at);
      case CONDITION -> new Expr.Condition(expression(), expression(), optional(), at);
      case FILTER -> new Expr.Filter(optional(), in.text(), arguments(), at);
      case TEST -> new Expr.Test(expression(), in.text(), arguments(), at);
      case CALL -> new Expr.Call(expression(), arguments(), at);
      case ATTRIBUTE -> new Expr.Attribute(expression(), in.text(), at);
      case ITEM -> new Expr.Item(expression(), expression(), at);
      case SLICE -> new Expr.Slice(optional(), optional(), optional(), at);
      case CONCAT -> new Expr.Concat(expressions(), at);
      case COMPARE -> new Expr.Compare(expression(), each(this::operand), at);
      case BINARY -> {
        Expr left = expression();
        Expr right = expression();
        yield new Expr.Binary(in.text(), left, right, at);
      }
      case UNARY -> new Expr.Unary(in.text(), expression(), at);
      case AND -> new Expr.And(expression(), expression(), at);
      case OR -> new Expr.Or(expression(), expression(), at);
      case NOT -> new Expr.Not(expression(), at);
      default -> throw new IllegalStateException("no expression: " + form);
    };
  }

  private Expr.Operand operand() {
    return new Expr.Operand(in.text(), expression());
  }

  private Object constant() {
    Form form = in.form();
    return switch (form) {
      case TEXT -> in.text();
      case LONG -> in.signed();
      case BIG_INTEGER -> new BigInteger(in.text());
      case DOUBLE -> Double.longBitsToDouble(in.signed());
      case TRUE -> true;
      case FALSE -> false;
      case NONE -> None.NONE;
      default -> throw new IllegalStateException("no constant: " + form);
    };
  }
}
