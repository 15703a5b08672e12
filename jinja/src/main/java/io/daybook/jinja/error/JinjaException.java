package io.daybook.jinja.error;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An error of a template. The engine adds the place while the error travels outwards, so whoever
/// throws one (a host function too) gives only the fact.
///
/// [#line()] is the line that Jinja2 reports: that of the statement or printed expression.
/// [#position()] is finer: the sub-expression that failed.
public abstract class JinjaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String type;
  private String template = "";
  private int line;
  private int position;
  private boolean sealed;
  private @Nullable String source;
  private @Nullable String enteredMacro;
  private @Nullable String hint;
  private final transient List<CallSite> stack = new ArrayList<>();

  /// An error with the class name that Jinja2 or Python uses for it.
  protected JinjaException(String type, String message) {
    super(message, null, false, false);
    this.type = type;
  }

  /// Jinja2's or Python's name of the error's class, e.g. `UndefinedError`.
  public final String type() {
    return type;
  }

  /// The fact in one sentence, without the place.
  public final String reason() {
    String message = super.getMessage();
    return message == null ? "" : message;
  }

  /// The name of the template, empty while unknown.
  public final String template() {
    return template;
  }

  /// The line as Jinja2 counts it, 0 while unknown.
  public final int line() {
    return line;
  }

  /// The packed place of the failing part (see [Position]), 0 while unknown.
  public final int position() {
    return position;
  }

  /// The macro calls that led here, the innermost first.
  public final List<CallSite> macroStack() {
    return List.copyOf(stack);
  }

  /// What to do next, where the engine knows (`did you mean ...`).
  public final @Nullable String hint() {
    return hint;
  }

  /// Adds advice unless there is some; an empty text is none.
  public final JinjaException advise(String advice) {
    if (hint == null && !advice.isEmpty()) {
      hint = advice;
    }
    return this;
  }

  /// Marks the part of the statement that failed; the innermost mark stays.
  public final void mark(int place) {
    if (position == 0 && !sealed) {
      position = place;
    }
  }

  /// Says which statement failed; the innermost statement stays, outer ones extend the stack.
  public final void locate(String templateName, @Nullable String templateSource, int atLine) {
    if (!sealed) {
      sealed = true;
      template = templateName;
      source = templateSource;
      line = atLine;
    } else if (enteredMacro != null) {
      stack.add(new CallSite(enteredMacro, templateName, atLine));
    }
    enteredMacro = null;
  }

  /// Notes that the error leaves a macro, so that the next [#locate] is its call.
  public final void leave(String macro) {
    if (sealed) {
      enteredMacro = macro;
    }
  }

  /// The reason with its place, in one line.
  @Override
  public String getMessage() {
    return line == 0 ? reason() : reason() + " (" + template + ":" + line + ")";
  }

  /// The whole story for people: the reason, the line of the template with a caret, the calls, the
  /// hint.
  public final String rendering() {
    StringBuilder text = new StringBuilder(type).append(": ").append(reason());
    if (line > 0) {
      appendPlace(text);
    }
    for (CallSite call : stack) {
      text.append("\n  in macro ").append(call.macro()).append(", called at ");
      text.append(call.template()).append(':').append(call.line());
    }
    if (hint != null) {
      text.append("\nhint: ").append(hint);
    }
    return text.toString();
  }

  private void appendPlace(StringBuilder text) {
    int shownLine = position == 0 ? line : Position.line(position);
    int column = Position.column(position);
    text.append("\n  --> ").append(template).append(':').append(shownLine);
    if (column > 0) {
      text.append(':').append(column);
    }
    String shown = lineOf(shownLine);
    if (shown != null) {
      text.append("\n   | ").append(shown);
      if (column > 0) {
        text.append("\n   | ").append(" ".repeat(column - 1)).append('^');
      }
    }
  }

  private @Nullable String lineOf(int number) {
    if (source == null) {
      return null;
    }
    List<String> lines = source.lines().toList();
    return number <= lines.size() ? lines.get(number - 1) : null;
  }
}
