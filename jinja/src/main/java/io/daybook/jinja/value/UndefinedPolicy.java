package io.daybook.jinja.value;

/// Decides what a name, attribute or item that does not exist becomes.
@FunctionalInterface
public interface UndefinedPolicy {
  /// Prints nothing, is false and empty, refuses everything else. Jinja2's default.
  UndefinedPolicy DEFAULT = Undefined::new;

  /// As the default, but attributes and items of it are undefined too.
  UndefinedPolicy CHAINABLE = Undefined.Chainable::new;

  /// Refuses everything but the test `defined`.
  UndefinedPolicy STRICT = Undefined.Strict::new;

  /// As the default, but printing shows the expression.
  UndefinedPolicy DEBUG = Undefined.Debug::new;

  /// Makes the undefined value.
  Undefined create(Undefined.Origin origin);
}
