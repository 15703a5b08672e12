package io.daybook.models.compile.value;

import io.daybook.jinja.error.CallSite;
import io.daybook.jinja.error.JinjaException;
import io.daybook.kernel.failure.Failure;
import io.daybook.models.node.Resource;
import io.daybook.models.postgres.DatabaseFailure;
import java.util.ArrayList;
import java.util.List;

/// Errors of a node in dbt's layout: a header with the node, the message indented below it. The
/// header of a called macro names it only where a macro raised the error itself.
public final class Messages {
  private Messages() {}

  /// A failure while a node ran.
  ///
  /// @param built where its statement was written, empty before it was
  public static String of(Resource node, Failure failure, String built) {
    List<String> lines = new ArrayList<>(failure.fact().lines().toList());
    boolean database = failure.code().equals(DatabaseFailure.CODE);
    if (database && !built.isEmpty()) {
      lines.add("compiled code at " + built);
    }
    if (isMacro(node) && !failure.code().equals(Errors.COMPILATION)) {
      return indented(kind(failure.code()), lines);
    }
    return layout(kind(failure.code()), node, lines);
  }

  private static boolean isMacro(Resource node) {
    return node.uniqueId().startsWith("macro.");
  }

  /// A failure as part of another message: errors of the database do not name the node.
  public static String inner(Resource node, Failure failure) {
    return failure.code().equals(DatabaseFailure.CODE)
        ? "Database Error\n  " + String.join("\n  ", failure.fact().lines().toList())
        : of(node, failure, "");
  }

  /// An error of a template.
  public static String of(Resource node, JinjaException error) {
    List<String> lines = new ArrayList<>(error.reason().lines().toList());
    if (isMacro(node)) {
      return indented("Compilation Error", lines);
    }
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
    String type = isMacro(node) ? "macro" : node.resourceType().key();
    String place = type + " " + node.name() + " (" + node.originalFilePath() + ")";
    return indented(kind + " in " + place, lines);
  }

  private static String indented(String header, List<String> lines) {
    StringBuilder text = new StringBuilder(header);
    lines.forEach(line -> text.append("\n  ").append(line));
    return text.toString();
  }
}
