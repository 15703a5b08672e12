package io.daybook.models.execute.materialization;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.None;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.Workspace;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.Flags;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Node;
import io.daybook.models.node.Quoting;
import io.daybook.models.node.Relation;
import java.util.List;
import java.util.Map;

/// `latest_version_pointer`: the view by which the latest version of a model is found under the
/// model's own name. It has the model's grants, and neither its hooks nor its comments.
public final class Pointer {
  private static final String KEY = "latest_version_pointer";

  private Pointer() {}

  /// Makes the view of the node of a context, if it is to have one.
  public static void make(NodeContext context) {
    if (!(context.node() instanceof Node.Model model) || !isWanted(context, model)) {
      return;
    }
    String said = said(model).text("alias").strip();
    Object custom = said.isEmpty() ? None.NONE : said;
    String alias =
        TableAndView.text(
                context, "generate_latest_version_pointer_alias", custom, context.modelValue())
            .strip();
    if (alias.equals(model.alias())) {
      throw Errors.runtime(
          "Cannot create latest version pointer: the latest version of '%s' is already aliased to '%s'. Set `latest_version_pointer: enabled: false` or remove the conflicting alias."
              .formatted(model.name(), alias));
    }
    Workspace workspace = context.workspace();
    NodeContext own = new NodeContext(workspace, view(context, model, alias), context.warehouse());
    String sql = "select * from " + context.thisRelation().render();
    own.scope().define("sql", sql);
    CallableValue view = workspace.macros().materialization(own, "view");
    if (view == null) {
      TableAndView.view(own, sql);
    } else {
      own.invoke(view, Arguments.NONE);
    }
  }

  private static Fields said(Node.Model model) {
    Object said = model.config().get(KEY);
    return said instanceof Boolean enabled
        ? Fields.of(Map.of("enabled", enabled))
        : Fields.of(said);
  }

  private static boolean isWanted(NodeContext context, Node.Model model) {
    Fields fields = model.fields();
    if (!fields.has("version")
        || !fields.text("version").equals(fields.text("latest_version"))
        || model.config().materialized().equals("ephemeral")) {
      return false;
    }
    Fields said = said(model);
    Flags flags = context.workspace().flags();
    return said.has("enabled")
        ? said.isTrue("enabled")
        : flags.is("latest_version_pointer_enabled_by_default");
  }

  /// The model as a view of that name.
  private static Node view(NodeContext context, Node.Model model, String alias) {
    Fields config =
        model
            .config()
            .fields()
            .with("pre-hook", List.of())
            .with("post-hook", List.of())
            .with("persist_docs", Map.of())
            .with("materialized", "view");
    Quoting quoting = context.workspace().project().quoting();
    Relation relation = new Relation(model.database(), model.schema(), alias, quoting);
    return Node.of(
        model
            .fields()
            .with("unique_id", model.uniqueId() + "__" + KEY)
            .with("alias", alias)
            .with("relation_name", relation.render())
            .with("config", config.values()));
  }
}
