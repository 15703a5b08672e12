package io.daybook.models.execute.materialization;

import io.daybook.jinja.value.Arguments;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.RelationValue;

/// A function of the database, made or replaced by one statement: that of the macro of its kind and
/// language, such as `scalar_function_sql`.
final class UserFunction {
  private UserFunction() {}

  static void create(NodeContext context, String sql) {
    RelationValue target = context.thisRelation().withType("function");
    Object existing = context.call("load_cached_relation", context.thisRelation());
    context.runHooks(context.hooks("pre-hook"), true);
    String kind = context.configText("type");
    String macro = kind + "_function_" + context.node().fields().text("language");
    Object statement = context.dispatch(macro, "dbt", Arguments.of(target));
    context.call("function_execute_build_sql", statement, existing, target);
    context.runHooks(context.hooks("post-hook"), true);
    context.warehouse().commit();
  }
}
