package io.daybook.models.execute;

import io.daybook.jinja.error.CallSite;
import io.daybook.jinja.error.JinjaException;
import io.daybook.kernel.failure.Failure;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.node.Resource;
import io.daybook.models.postgres.DatabaseFailure;
import java.util.ArrayList;
import java.util.List;

/// Errors of a node in dbt's layout: a header with the node, the message indented below it.
final class Messages {
  private Messages() {}

  /// A failure while a node ran.
  ///
  /// @param built where its statement was written, empty before it was
  static String of(Resource node, Failure failure, String built) {
    List<String> lines = new ArrayList<>(failure.fact().lines().toList());
    boolean database = failure.code().equals(DatabaseFailure.CODE);
    if (database && !built.isEmpty()) {
      lines.add("compiled code at " + built);
    }
    return layout(kind(failure.code()), node, lines);
  }

  /// An error of a template.
  static String of(Resource node, JinjaException error) {
    List<String> lines = new ArrayList<>(error.reason().lines().toList());
    if (error.line() > 0) {
      lines.add("  line " + error.line());
    }
    if (!error.macroStack().isEmpty()) {
      lines.add("");
      String verb = "> in macro ";
      for (CallSite call : error.macroStack()) {
        lines.add(verb + call.macro() + " (" + call.template() + ")");
        verb = "> called by macro ";
      }
    }
    return layout("Compilation Error", node, lines);
  }

  private static String kind(String code) {
    return switch (code) {
      case DatabaseFailure.CODE -> "Database Error";
      case Errors.COMPILATION -> "Compilation Error";
      case Errors.FAIL_FAST -> "FailFast Error";
      default -> "Runtime Error";
    };
  }

  private static String layout(String kind, Resource node, List<String> lines) {
    StringBuilder text = new StringBuilder(kind).append(" in ").append(node.resourceType().key());
    text.append(' ').append(node.name()).append(" (").append(node.originalFilePath()).append(')');
    lines.forEach(line -> text.append("\n  ").append(line));
    return text.toString();
  }
}
