package io.daybook.jinja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression.
public sealed interface Expr extends Node {
  /// What a name is mentioned for.
  enum Use {
    LOAD,
    STORE,
    PARAMETER
  }

  /// A literal value.
  record Const(Object value, int position) implements Expr {}

  /// A name, read or written.
  record Name(String name, Use use, int position) implements Expr {}

  /// An attribute of a namespace as the target of an assignment.
  record NamespaceRef(String name, String attribute, int position) implements Expr {}

  /// Text between tags.
  record Data(String text, int position) implements Expr {}

  /// A tuple.
  record TupleOf(List<Expr> items, int position) implements Expr {}

  /// A list.
  record ListOf(List<Expr> items, int position) implements Expr {}

  /// A dict.
  record DictOf(List<Pair> pairs, int position) implements Expr {}

  /// A key and its value.
  record Pair(Expr key, Expr value) {}

  /// `then if test else otherwise`.
  record Condition(Expr test, Expr then, @Nullable Expr otherwise, int position) implements Expr {}

  /// `node|name(arguments)`; without a node it filters the body of a block.
  record Filter(@Nullable Expr node, String name, Args arguments, int position) implements Expr {}

  /// `node is name(arguments)`.
  record Test(Expr node, String name, Args arguments, int position) implements Expr {}

  /// `callee(arguments)`.
  record Call(Expr callee, Args arguments, int position) implements Expr {}

  /// `node.name`.
  record Attribute(Expr node, String name, int position) implements Expr {}

  /// `node[key]`.
  record Item(Expr node, Expr key, int position) implements Expr {}

  /// `start:stop:step` between brackets.
  record Slice(@Nullable Expr start, @Nullable Expr stop, @Nullable Expr step, int position)
      implements Expr {}

  /// `a ~ b ~ c`.
  record Concat(List<Expr> parts, int position) implements Expr {}

  /// `a < b <= c`.
  record Compare(Expr first, List<Operand> operands, int position) implements Expr {}

  /// An operator of a comparison and its right side.
  record Operand(String operator, Expr value) {}

  /// An arithmetic operation.
  record Binary(String operator, Expr left, Expr right, int position) implements Expr {}

  /// `+a` or `-a`.
  record Unary(String operator, Expr operand, int position) implements Expr {}

  /// `a and b`.
  record And(Expr left, Expr right, int position) implements Expr {}

  /// `a or b`.
  record Or(Expr left, Expr right, int position) implements Expr {}

  /// `not a`.
  record Not(Expr operand, int position) implements Expr {}

  /// The arguments of a call.
  ///
  /// @param star the `*args` expression
  /// @param doubleStar the `**kwargs` expression
  record Args(
      List<Expr> positional,
      List<Keyword> keyword,
      @Nullable Expr star,
      @Nullable Expr doubleStar) {
    /// No arguments.
    public static final Args NONE = new Args(List.of(), List.of(), null, null);
  }

  /// An argument by name.
  record Keyword(String name, Expr value) {}

  /// The name of the node's class in Jinja2, which messages use in lower case.
  default String kind() {
    return switch (this) {
      case Const _ -> "const";
      case Name _ -> "name";
      case NamespaceRef _ -> "nsref";
      case Data _ -> "templatedata";
      case TupleOf _ -> "tuple";
      case ListOf _ -> "list";
      case DictOf _ -> "dict";
      case Condition _ -> "condexpr";
      case Filter _ -> "filter";
      case Test _ -> "test";
      case Call _ -> "call";
      case Attribute _ -> "getattr";
      case Item _ -> "getitem";
      case Slice _ -> "slice";
      case Concat _ -> "concat";
      case Compare _ -> "compare";
      case Binary _ -> "binexpr";
      case Unary _ -> "unaryexpr";
      case And _ -> "and";
      case Or _ -> "or";
      case Not _ -> "not";
    };
  }
}
