package io.daybook.models.parse;

import io.daybook.jinja.value.Values;
import io.daybook.models.draft.PythonText;
import io.daybook.models.draft.Warning;
import io.daybook.models.memory.Memory;
import io.daybook.models.memory.Question;
import io.daybook.models.node.Macro;
import io.daybook.models.project.Project;
import io.daybook.models.project.Vars;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What all scopes of one parse share. Safe for all threads.
///
/// @param project the project
/// @param macros its macros
/// @param target as templates see it
/// @param vars by package
/// @param warnings hears what dbt warns of
/// @param answers to questions that were asked, as hashes
record World(
    Project project,
    Macros macros,
    Object target,
    Map<String, Vars> vars,
    Consumer<Warning> warnings,
    Map<Question, String> answers) {

  static World of(Project project, Macros macros, Consumer<Warning> warnings) {
    return new World(
        project,
        macros,
        Values.of(project.target().values()),
        new ConcurrentHashMap<>(),
        warnings,
        new ConcurrentHashMap<>());
  }

  Vars varsOf(String packageName) {
    return vars.computeIfAbsent(packageName, name -> Vars.of(project, name));
  }

  /// The hash of today's answer to a question.
  String answer(Question question) {
    return answers.computeIfAbsent(question, this::ask);
  }

  private String ask(Question question) {
    List<String> words = question.words();
    String first = words.getFirst();
    String last = words.getLast();
    return switch (question.kind()) {
      case MACRO -> known(macros.find(first, last));
      case MACRO_OF -> known(macros.inPackage(first, last));
      case DISPATCH -> known(macros.dispatch(first, words.get(1), words.size() == 2 ? null : last));
      case VAR ->
          varsOf(first).has(last)
              ? Memory.hash(PythonText.repr(varsOf(first).get(last)))
              : "no variable";
      case ENVIRONMENT -> {
        String value = project.environment().values().get(last);
        yield value == null ? "no variable" : Memory.hash(value);
      }
      case FLAG -> PythonText.repr(project.flag(last));
    };
  }

  /// Which macro it is, and what it says.
  private static String known(Macros.@Nullable Found found) {
    if (found == null) {
      return "no macro";
    }
    Macro own = found.own();
    return own == null ? found.id() : found.id() + " " + Memory.hash(own.source());
  }
}
