package io.daybook.jinja.binary;

import io.daybook.jinja.syntax.Expr;
import io.daybook.jinja.syntax.Parser;
import io.daybook.jinja.syntax.Signature;
import io.daybook.jinja.syntax.Stmt;
import io.daybook.jinja.value.None;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes a parsed template as bytes.
///
/// After the [Header] comes the tree, a node as its form, its place as the distance to the place of
/// the node before, and its parts in the order of the record. Texts are not repeated: they are cut
/// out of the template's text by whoever reads the bytes.
public final class TreeWriter {
  private final Output out;
  private int position;

  private TreeWriter(String source) {
    this.out = new Output(source);
  }

  /// The bytes of a tree.
  ///
  /// @param source the normalized text that the tree was parsed from
  public static byte[] bytes(List<Stmt> tree, String source, Parser.Dialect dialect) {
    TreeWriter writer = new TreeWriter(source);
    writer.each(tree, writer::statement);
    byte[] bytes = writer.out.bytes(Header.SIZE);
    Header.write(bytes, source, dialect);
    return bytes;
  }

  private <T> void each(List<T> items, Consumer<T> write) {
    out.number(items.size());
    items.forEach(write);
  }

  private void open(Form form, int at) {
    out.form(form);
    out.signed(at - position);
    position = at;
  }

  // One piece: a line for each form of statement.
  private void statement(Stmt statement) {
    switch (statement) {
      case Stmt.Output(var parts, int at) -> {
        open(Form.OUTPUT, at);
        each(parts, this::expression);
      }
      case Stmt.For loop -> loop(loop);
      case Stmt.If branch -> {
        out.form(Form.IF);
        branch(branch);
      }
      case Stmt.MacroDef macro -> macro(macro);
      case Stmt.CallBlock(var call, var signature, var body, int at) -> {
        open(Form.CALL_BLOCK, at);
        expression(call);
        signature(signature);
        each(body, this::statement);
      }
      case Stmt.FilterBlock(var filter, var body, int at) -> {
        open(Form.FILTER_BLOCK, at);
        expression(filter);
        each(body, this::statement);
      }
      case Stmt.With(var targets, var values, var body, int at) -> {
        open(Form.WITH, at);
        each(targets, this::expression);
        each(values, this::expression);
        each(body, this::statement);
      }
      case Stmt.Set(var target, var value, int at) -> {
        open(Form.SET, at);
        expression(target);
        expression(value);
      }
      case Stmt.SetBlock block -> setBlock(block);
      case Stmt.Block(String name, boolean scoped, boolean required, var body, int at) -> {
        open(Form.BLOCK, at);
        out.text(name);
        out.truth(scoped);
        out.truth(required);
        each(body, this::statement);
      }
      case Stmt.Autoescape(var value, var body, int at) -> {
        open(Form.AUTOESCAPE, at);
        expression(value);
        each(body, this::statement);
      }
      case Stmt.Do(var value, int at) -> {
        open(Form.DO, at);
        expression(value);
      }
      case Stmt.Break(int at) -> open(Form.BREAK, at);
      case Stmt.Continue(int at) -> open(Form.CONTINUE, at);
      case Stmt.Extends _, Stmt.Include _, Stmt.Import _, Stmt.FromImport _ -> other(statement);
    }
  }

  private void setBlock(Stmt.SetBlock block) {
    open(Form.SET_BLOCK, block.position());
    expression(block.target());
    optional(block.filter());
    each(block.body(), this::statement);
  }

  /// Statements that name other templates.
  private void other(Stmt statement) {
    switch (statement) {
      case Stmt.Extends(var template, int at) -> {
        open(Form.EXTENDS, at);
        expression(template);
      }
      case Stmt.Include(var template, boolean ignoreMissing, boolean withContext, int at) -> {
        open(Form.INCLUDE, at);
        expression(template);
        out.truth(ignoreMissing);
        out.truth(withContext);
      }
      case Stmt.Import(var template, String target, boolean withContext, int at) -> {
        open(Form.IMPORT, at);
        expression(template);
        out.text(target);
        out.truth(withContext);
      }
      case Stmt.FromImport(var template, var names, boolean withContext, int at) -> {
        open(Form.FROM_IMPORT, at);
        expression(template);
        each(
            names,
            name -> {
              out.text(name.name());
              out.text(name.alias());
            });
        out.truth(withContext);
      }
      default -> throw new IllegalArgumentException(statement.toString());
    }
  }

  private void loop(Stmt.For loop) {
    open(Form.FOR, loop.position());
    expression(loop.target());
    expression(loop.items());
    optional(loop.test());
    out.truth(loop.recursive());
    each(loop.body(), this::statement);
    each(loop.otherwise(), this::statement);
  }

  private void branch(Stmt.If branch) {
    out.signed(branch.position() - position);
    position = branch.position();
    expression(branch.test());
    each(branch.body(), this::statement);
    each(branch.elifs(), this::branch);
    each(branch.otherwise(), this::statement);
  }

  private void macro(Stmt.MacroDef macro) {
    open(Form.MACRO, macro.position());
    out.text(macro.name());
    signature(macro.signature());
    each(macro.body(), this::statement);
    Stmt.BlockInfo block = macro.block();
    out.truth(block != null);
    if (block != null) {
      out.text(block.tag());
      out.text(block.name());
      each(block.options(), this::keyword);
      out.number(block.bodyStart());
      out.number(block.bodyEnd());
    }
  }

  private void signature(Signature signature) {
    each(
        signature.parameters(),
        parameter -> {
          out.signed(parameter.position() - position);
          position = parameter.position();
          out.text(parameter.name());
          out.text(parameter.annotation());
          optional(parameter.fallback());
        });
  }

  private void keyword(Expr.Keyword keyword) {
    out.text(keyword.name());
    expression(keyword.value());
  }

  private void arguments(Expr.Args arguments) {
    each(arguments.positional(), this::expression);
    each(arguments.keyword(), this::keyword);
    optional(arguments.star());
    optional(arguments.doubleStar());
  }

  private void optional(@Nullable Expr expression) {
    if (expression == null) {
      out.form(Form.ABSENT);
    } else {
      expression(expression);
    }
  }

  // One piece: a line for each form of expression.
  private void expression(Expr expression) {
    switch (expression) {
      case Expr.Const(Object value, int at) -> {
        open(Form.CONST, at);
        constant(value);
      }
      case Expr.Name(String name, var use, int at) -> {
        open(Form.NAME, at);
        out.text(name);
        out.number(number(use));
      }
      case Expr.NamespaceRef(String name, String attribute, int at) -> {
        open(Form.NAMESPACE_REF, at);
        out.text(name);
        out.text(attribute);
      }
      case Expr.Data(String text, int at) -> {
        open(Form.DATA, at);
        out.text(text);
      }
      case Expr.TupleOf(var items, int at) -> {
        open(Form.TUPLE, at);
        each(items, this::expression);
      }
      case Expr.ListOf(var items, int at) -> {
        open(Form.LIST, at);
        each(items, this::expression);
      }
      case Expr.DictOf(var pairs, int at) -> {
        open(Form.DICT, at);
        each(pairs, this::pair);
      }
      case Expr.Filter filter -> {
        open(Form.FILTER, filter.position());
        optional(filter.node());
        out.text(filter.name());
        arguments(filter.arguments());
      }
      case Expr.Test(var node, String name, var arguments, int at) -> {
        open(Form.TEST, at);
        expression(node);
        out.text(name);
        arguments(arguments);
      }
      case Expr.Call(var callee, var arguments, int at) -> {
        open(Form.CALL, at);
        expression(callee);
        arguments(arguments);
      }
      case Expr.Attribute(var node, String name, int at) -> {
        open(Form.ATTRIBUTE, at);
        expression(node);
        out.text(name);
      }
      default -> operation(expression);
    }
  }

  private static int number(Expr.Use use) {
    return switch (use) {
      case LOAD -> 0;
      case STORE -> 1;
      case PARAMETER -> 2;
    };
  }

  private void pair(Expr.Pair pair) {
    expression(pair.key());
    expression(pair.value());
  }

  // One piece: a line for each form of operation.
  private void operation(Expr expression) {
    switch (expression) {
      case Expr.Item(var node, var key, int at) -> pair(Form.ITEM, at, node, key);
      case Expr.And(var left, var right, int at) -> pair(Form.AND, at, left, right);
      case Expr.Or(var left, var right, int at) -> pair(Form.OR, at, left, right);
      case Expr.Not(var operand, int at) -> {
        open(Form.NOT, at);
        expression(operand);
      }
      case Expr.Condition condition -> {
        open(Form.CONDITION, condition.position());
        expression(condition.test());
        expression(condition.then());
        optional(condition.otherwise());
      }
      case Expr.Slice slice -> {
        open(Form.SLICE, slice.position());
        optional(slice.start());
        optional(slice.stop());
        optional(slice.step());
      }
      case Expr.Concat(var parts, int at) -> {
        open(Form.CONCAT, at);
        each(parts, this::expression);
      }
      case Expr.Compare(var first, var operands, int at) -> {
        open(Form.COMPARE, at);
        expression(first);
        each(
            operands,
            operand -> {
              out.text(operand.operator());
              expression(operand.value());
            });
      }
      case Expr.Binary(String operator, var left, var right, int at) -> {
        pair(Form.BINARY, at, left, right);
        out.text(operator);
      }
      case Expr.Unary(String operator, var operand, int at) -> {
        open(Form.UNARY, at);
        out.text(operator);
        expression(operand);
      }
      default -> throw new IllegalArgumentException(expression.toString());
    }
  }

  private void pair(Form form, int at, Expr first, Expr second) {
    open(form, at);
    expression(first);
    expression(second);
  }

  private void constant(Object value) {
    switch (value) {
      case String text -> {
        out.form(Form.TEXT);
        out.text(text);
      }
      case Long number -> {
        out.form(Form.LONG);
        out.signed(number);
      }
      case BigInteger number -> {
        out.form(Form.BIG_INTEGER);
        out.text(number.toString());
      }
      case Double number -> {
        out.form(Form.DOUBLE);
        out.signed(Double.doubleToRawLongBits(number));
      }
      case Boolean truth -> out.form(truth ? Form.TRUE : Form.FALSE);
      case None _ -> out.form(Form.NONE);
      default -> throw new IllegalArgumentException("no constant: " + value.getClass());
    }
  }
}
