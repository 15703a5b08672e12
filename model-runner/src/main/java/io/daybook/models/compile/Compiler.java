package io.daybook.models.compile;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.Values;
import io.daybook.models.compile.value.Constraints;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.SqlStart;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// From a node's text to the query that the database gets.
public final class Compiler {
  private static final Pattern CALL =
      Pattern.compile("^\\s*(env_var|ref|var|source|doc)\\s*\\(.+\\)\\s*$", Pattern.DOTALL);

  private Compiler() {}

  /// Renders a node's text, ephemeral nodes put in front as CTEs. The context knows the result
  /// afterwards.
  public static String compile(NodeContext context) {
    Resource resource = context.node();
    if (resource instanceof Node.GenericTest test) {
      context
          .scope()
          .define("_dbt_generic_test_kwargs", arguments(context, test.arguments().values()));
    }
    String rendered = resource instanceof Node node ? context.render(node.rawCode()) : "";
    Map<String, String> ctes = new LinkedHashMap<>();
    if (context.workspace().project().flag("inject_ephemeral_ctes", true)) {
      collect(context, context, ctes);
    }
    context.rendering(resource);
    return finished(context, rendered, ctes);
  }

  /// The arguments of a generic test: texts that are templates, or look like a call, become values.
  private static Object arguments(NodeContext context, Map<String, ?> written) {
    PyDict arguments = new PyDict();
    written.forEach((name, value) ->
        arguments.put(
            name,
            name.equals("column_name") ? Values.of(value) : argument(context, Values.of(value))));
    return arguments;
  }

  private static Object argument(NodeContext context, Object value) {
    return switch (value) {
      case String text -> {
        String template = CALL.matcher(text).matches() ? "{{ " + text + " }}" : text;
        yield context
            .workspace()
            .macros()
            .renderNative(template, context.node().uniqueId(), context.scope());
      }
      case PyDict dict -> {
        PyDict rendered = new PyDict();
        dict.items().forEach(item -> rendered.put(item.key(), argument(context, item.value())));
        yield rendered;
      }
      case PyList list -> {
        PyList rendered = new PyList();
        list.forEach(item -> rendered.add(argument(context, item)));
        yield rendered;
      }
      default -> value;
    };
  }

  /// Puts the CTEs in front of a rendered text; the context and the invocation know the result.
  private static String finished(NodeContext context, String rendered, Map<String, String> ctes) {
    String sql = inject(rendered, ctes.values());
    if (!context.given().isActive()) {
      context
          .workspace()
          .compilation()
          .foreignKeys(
              context.node().uniqueId(),
              Constraints.refer(context.model(), to -> relation(context, to)));
    }
    context.compiled(sql);
    context.workspace().compilation().ctes(context.node().uniqueId(), ctes);
    return sql;
  }

  /// The relation that a foreign key's `ref(…)` or `source(…)` names.
  private static String relation(NodeContext context, String to) {
    Object named =
        context
            .workspace()
            .macros()
            .renderNative("{{ " + to + " }}", context.node().uniqueId(), context.scope());
    return named instanceof RelationValue relation
        ? relation.withLimit(null).withFilter(null).render()
        : to;
  }

  /// The CTEs of the ephemeral nodes that the text refers to by their unique ids, what they need
  /// themselves first.
  private static void collect(NodeContext root, NodeContext context, Map<String, String> all) {
    for (Map.Entry<String, String> cte : context.ctes().entrySet()) {
      if (all.containsKey(cte.getKey())) {
        continue;
      }
      Given.Input input = root.given().inputs().get(cte.getKey());
      Node node =
          input == null ? context.workspace().manifest().nodes().get(cte.getKey()) : input.node();
      if (node == null) {
        continue;
      }
      root.rendering(node);
      NodeContext inner = new NodeContext(context.workspace(), node, context.warehouse());
      if (input != null) {
        inner.scope().define(Given.ROWS, input.rows());
      }
      String sql = inner.render(node.rawCode());
      Map<String, String> own = new LinkedHashMap<>();
      collect(root, inner, own);
      if (input == null) {
        finished(inner, sql, own);
      }
      own.forEach(all::putIfAbsent);
      all.put(cte.getKey(), " " + cte.getValue() + " as (\n" + sql + "\n)");
    }
  }

  /// Puts CTEs in front of a query, into its own `with` where it has one; a new `with` stands
  /// before the comments that the query begins with, as dbt's does.
  static String inject(String sql, Collection<String> ctes) {
    if (ctes.isEmpty()) {
      return sql;
    }
    String added = String.join(", ", ctes);
    int afterWith = SqlStart.afterWith(sql, SqlStart.of(sql));
    if (afterWith < 0) {
      int start = sql.length() - sql.stripLeading().length();
      return sql.substring(0, start) + "with" + added + " " + sql.substring(start);
    }
    String rest = sql.substring(afterWith);
    String first = rest.stripLeading();
    String space = rest.substring(0, rest.length() - first.length());
    return sql.substring(0, afterWith) + space + added + ", " + first;
  }

  /// A macro by name with arguments by position, from outside of any node's text.
  public static Object call(NodeContext context, String name, Arguments arguments) {
    Object macro = context.macroValue(name);
    return macro instanceof io.daybook.jinja.value.CallableValue callable
        ? context.invoke(callable, arguments)
        : macro;
  }
}
