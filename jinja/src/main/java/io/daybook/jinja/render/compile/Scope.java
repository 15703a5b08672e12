package io.daybook.jinja.render.compile;

/// What the compiler knows of the place it is at.
///
/// @param topLevel whether assignments are exported
/// @param rootLevel whether the place runs in any case (not in an `if`)
/// @param soft whether unknown filters are only an error when they run
/// @param outputCheck whether output is suppressed once the template has a parent
/// @param breakable whether `break` and `continue` have a loop to act on
record Scope(
    Symbols symbols,
    boolean topLevel,
    boolean rootLevel,
    boolean soft,
    boolean outputCheck,
    boolean breakable,
    Escaping escaping) {
  /// Whether printed values are escaped, as far as it is known beforehand.
  static final class Escaping {
    boolean on;
    boolean dynamic;

    Escaping(boolean on) {
      this.on = on;
    }
  }

  static Scope root(Symbols symbols, boolean outputCheck, boolean autoescape) {
    return new Scope(symbols, true, true, false, outputCheck, false, new Escaping(autoescape));
  }

  static Scope block(Symbols symbols, boolean autoescape) {
    return new Scope(symbols, false, false, false, false, false, new Escaping(autoescape));
  }

  Scope inner() {
    return inner(new Symbols(symbols, symbols.function()));
  }

  Scope inner(Symbols innerSymbols) {
    return new Scope(innerSymbols, false, false, false, outputCheck, breakable, escaping);
  }

  /// The scope of another function: a macro, a call block.
  Scope function() {
    Symbols.FunctionScope function = new Symbols.FunctionScope(symbols.function().depth() + 1);
    return new Scope(new Symbols(symbols, function), false, false, false, false, false, escaping);
  }

  Scope withoutOutputCheck() {
    return new Scope(symbols, topLevel, rootLevel, soft, false, breakable, escaping);
  }

  Scope inLoop() {
    return new Scope(symbols, topLevel, rootLevel, soft, outputCheck, true, escaping);
  }

  /// The scope of an `if`: the same names, no longer sure to run.
  Scope asSoft() {
    return new Scope(symbols, topLevel, false, true, outputCheck, breakable, escaping);
  }
}
