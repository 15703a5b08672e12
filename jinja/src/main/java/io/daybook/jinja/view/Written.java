package io.daybook.jinja.view;

import io.daybook.jinja.python.Text;
import io.daybook.jinja.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// An expression written down again, the same whatever blanks and quotes stood in the template.
/// Names, literals, calls, comparisons and logic become source text; a condition, a filter, a test,
/// a slice or arithmetic, and all below it, the tree as Jinja2 prints it.
final class Written {
  private static final Map<String, String> OPERANDS =
      Map.of(
          "==", "eq", "!=", "ne", "<", "lt", "<=", "lteq", ">", "gt", ">=", "gteq", "not in",
          "notin");

  private static final Map<String, String> OPERATIONS =
      Map.of(
          "+",
          "Add",
          "-",
          "Sub",
          "*",
          "Mul",
          "/",
          "Div",
          "//",
          "FloorDiv",
          "%",
          "Mod",
          "**",
          "Pow");

  private Written() {}

  /// The text of an expression.
  static String of(Expr expr) {
    // One case per kind of expression.
    return switch (expr) {
      case Expr.Const constant -> Text.repr(constant.value());
      case Expr.Name name -> name.name();
      case Expr.Call call -> of(call.callee()) + "(" + String.join(", ", each(call)) + ")";
      case Expr.ListOf list -> "[" + joined(", ", list.items()) + "]";
      case Expr.TupleOf tuple ->
          "(" + joined(", ", tuple.items()) + (tuple.items().size() == 1 ? ",)" : ")");
      case Expr.DictOf dict -> {
        StringJoiner pairs = new StringJoiner(", ", "{", "}");
        dict.pairs().forEach(pair -> pairs.add(of(pair.key()) + ": " + of(pair.value())));
        yield pairs.toString();
      }
      case Expr.Attribute attribute -> of(attribute.node()) + "." + attribute.name();
      case Expr.Item item -> of(item.node()) + "[" + of(item.key()) + "]";
      case Expr.Concat concat -> joined(" ~ ", concat.parts());
      case Expr.Compare compare -> {
        StringBuilder text = new StringBuilder(of(compare.first()));
        for (Expr.Operand operand : compare.operands()) {
          text.append(' ').append(operand.operator()).append(' ').append(of(operand.value()));
        }
        yield text.toString();
      }
      case Expr.And and -> of(and.left()) + " and " + of(and.right());
      case Expr.Or or -> of(or.left()) + " or " + of(or.right());
      case Expr.Not not -> "not " + of(not.operand());
      case Expr.Unary unary when unary.operator().equals("-") -> "-" + of(unary.operand());
      default -> tree(expr);
    };
  }

  private static List<String> each(Expr.Call call) {
    Expr.Args arguments = call.arguments();
    List<String> texts = new ArrayList<>();
    arguments.positional().forEach(value -> texts.add(of(value)));
    arguments.keyword().forEach(each -> texts.add(each.name() + "=" + of(each.value())));
    if (arguments.star() != null) {
      texts.add("*" + of(arguments.star()));
    }
    if (arguments.doubleStar() != null) {
      texts.add("**" + of(arguments.doubleStar()));
    }
    return texts;
  }

  private static String joined(String separator, List<Expr> items) {
    return String.join(separator, items.stream().map(Written::of).toList());
  }

  /// The tree as Jinja2 prints it.
  private static String tree(@Nullable Expr expr) {
    // One case per kind of expression.
    return switch (expr) {
      case null -> "None";
      case Expr.Const constant -> "Const(value=" + Text.repr(constant.value()) + ")";
      case Expr.Data data -> "TemplateData(data=" + Text.repr(data.text()) + ")";
      case Expr.Name name -> "Name(name=" + Text.repr(name.name()) + ", ctx=" + use(name) + ")";
      case Expr.NamespaceRef ref ->
          "NSRef(name=%s, attr=%s)".formatted(Text.repr(ref.name()), Text.repr(ref.attribute()));
      case Expr.TupleOf tuple -> "Tuple(items=" + trees(tuple.items()) + ", ctx='load')";
      case Expr.ListOf list -> "List(items=" + trees(list.items()) + ")";
      case Expr.DictOf dict -> {
        StringJoiner pairs = new StringJoiner(", ", "Dict(items=[", "])");
        dict.pairs()
            .forEach(pair ->
                pairs.add("Pair(key=" + tree(pair.key()) + ", value=" + tree(pair.value()) + ")"));
        yield pairs.toString();
      }
      case Expr.Condition condition ->
          "CondExpr(test=%s, expr1=%s, expr2=%s)"
              .formatted(
                  tree(condition.test()), tree(condition.then()), tree(condition.otherwise()));
      case Expr.Filter filter ->
          "Filter(node=%s, name=%s%s"
              .formatted(tree(filter.node()), Text.repr(filter.name()), tree(filter.arguments()));
      case Expr.Test test ->
          "Test(node=%s, name=%s%s"
              .formatted(tree(test.node()), Text.repr(test.name()), tree(test.arguments()));
      case Expr.Call call -> "Call(node=" + tree(call.callee()) + tree(call.arguments());
      case Expr.Attribute attribute ->
          "Getattr(node=%s, attr=%s, ctx='load')"
              .formatted(tree(attribute.node()), Text.repr(attribute.name()));
      case Expr.Item item ->
          "Getitem(node=%s, arg=%s, ctx='load')".formatted(tree(item.node()), tree(item.key()));
      case Expr.Slice slice ->
          "Slice(start=%s, stop=%s, step=%s)"
              .formatted(tree(slice.start()), tree(slice.stop()), tree(slice.step()));
      case Expr.Concat concat -> "Concat(nodes=" + trees(concat.parts()) + ")";
      case Expr.Compare compare -> compared(compare);
      case Expr.Binary binary ->
          OPERATIONS.getOrDefault(binary.operator(), binary.operator())
              + sides(binary.left(), binary.right());
      case Expr.Unary unary ->
          (unary.operator().equals("-") ? "Neg" : "Pos") + "(node=" + tree(unary.operand()) + ")";
      case Expr.And and -> "And" + sides(and.left(), and.right());
      case Expr.Or or -> "Or" + sides(or.left(), or.right());
      case Expr.Not not -> "Not(node=" + tree(not.operand()) + ")";
    };
  }

  private static String use(Expr.Name name) {
    return Text.repr(
        name.use() == Expr.Use.PARAMETER ? "param" : name.use().name().toLowerCase(Locale.ROOT));
  }

  private static String sides(Expr left, Expr right) {
    return "(left=" + tree(left) + ", right=" + tree(right) + ")";
  }

  private static String compared(Expr.Compare compare) {
    StringJoiner operands = new StringJoiner(", ", "[", "]");
    for (Expr.Operand operand : compare.operands()) {
      String name = OPERANDS.getOrDefault(operand.operator(), operand.operator());
      operands.add("Operand(op=" + Text.repr(name) + ", expr=" + tree(operand.value()) + ")");
    }
    return "Compare(expr=" + tree(compare.first()) + ", ops=" + operands + ")";
  }

  private static String trees(List<Expr> items) {
    return "[" + String.join(", ", items.stream().map(Written::tree).toList()) + "]";
  }

  /// What stands behind the node and the name, the closing parenthesis included.
  private static String tree(Expr.Args arguments) {
    StringJoiner keywords = new StringJoiner(", ", "[", "]");
    for (Expr.Keyword each : arguments.keyword()) {
      keywords.add("Keyword(key=" + Text.repr(each.name()) + ", value=" + tree(each.value()) + ")");
    }
    return ", args=%s, kwargs=%s, dyn_args=%s, dyn_kwargs=%s)"
        .formatted(
            trees(arguments.positional()),
            keywords,
            tree(arguments.star()),
            tree(arguments.doubleStar()));
  }
}
