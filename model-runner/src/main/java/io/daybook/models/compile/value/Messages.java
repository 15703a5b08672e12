package io.daybook.models.compile.value;

import io.daybook.jinja.error.CallSite;
import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.error.TemplateSyntaxError;
import io.daybook.jinja.error.UndefinedError;
import io.daybook.kernel.failure.Failure;
import io.daybook.models.node.Resource;
import io.daybook.models.postgres.DatabaseFailure;
import java.util.ArrayList;
import java.util.List;

/// Errors of a node in dbt's layout: a header with the node, the message indented below it. The
/// header of a called macro names it only where a macro raised the error itself.
public final class Messages {
  private static final String UNKNOWN =
      ". This can happen when calling a macro that does not exist. Check for typos and/or install"
          + " package dependencies with \"dbt deps\".";

  private Messages() {}

  /// A failure while a node ran.
  ///
  /// @param built where its statement was written, empty before it was
  public static String of(Resource node, Failure failure, String built) {
    List<String> lines = new ArrayList<>(failure.fact().lines().toList());
    if (failure.code().equals(Errors.RESULT)) {
      return failure.fact();
    }
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
    boolean raised = error instanceof Errors.Raised;
    if (raised) {
      lines.addAll(stack(node, error));
    } else if (error instanceof UndefinedError && error.macroStack().isEmpty() && !isMacro(node)) {
      lines.add(lines.removeLast() + UNKNOWN);
    } else if (error instanceof TemplateSyntaxError && error.line() > 0) {
      lines.add("  line " + error.line());
    }
    return isMacro(node) && !raised
        ? indented("Compilation Error", lines)
        : layout("Compilation Error", node, lines);
  }

  /// Which macro raised it, and who called that one. An operation is itself the last macro.
  private static List<String> stack(Resource node, JinjaException error) {
    List<String> lines = new ArrayList<>();
    String file = error.template();
    for (CallSite call : error.macroStack()) {
      lines.add("> called by macro " + call.macro() + " (" + file + ")");
      file = call.template();
    }
    if (isMacro(node)) {
      return lines.size() < 2 ? List.of() : headed(lines);
    }
    if (lines.isEmpty()) {
      return lines;
    }
    lines.add("> called by " + described(node));
    return headed(lines);
  }

  private static List<String> headed(List<String> calls) {
    List<String> lines = new ArrayList<>(calls);
    lines.set(0, lines.getFirst().replaceFirst("called by", "in"));
    lines.addFirst("");
    return lines;
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
    return indented(kind + " in " + described(node), lines);
  }

  private static String described(Resource node) {
    String type = isMacro(node) ? "macro" : node.resourceType().key();
    return type + " " + node.name() + " (" + node.originalFilePath() + ")";
  }

  private static String indented(String header, List<String> lines) {
    StringBuilder text = new StringBuilder(header);
    lines.forEach(line -> text.append("\n  ").append(line));
    return text.toString();
  }
}
