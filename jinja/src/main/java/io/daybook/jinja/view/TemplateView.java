package io.daybook.jinja.view;

import io.daybook.jinja.syntax.Stmt;
import java.util.List;
import java.util.Set;

/// What a template says without being run.
///
/// @param macros the macros in the order of the text
/// @param calls every call in the order of the text
/// @param freeNames the names that are read and that the template itself does not define where they
///   are read
public record TemplateView(List<MacroView> macros, List<CallView> calls, Set<String> freeNames) {
  /// The view of a parsed template; offsets of blocks refer to `source`.
  public static TemplateView of(List<Stmt> tree, String source) {
    Survey survey = new Survey(source);
    survey.statements(tree);
    return survey.result();
  }

  /// The calls of one name.
  public List<CallView> calls(String name) {
    return calls.stream().filter(call -> call.name().equals(name)).toList();
  }
}
