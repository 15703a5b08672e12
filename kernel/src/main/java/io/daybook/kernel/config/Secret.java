package io.daybook.kernel.config;

/// A value that must never be seen in a log, a message or a stack trace: as text it is `***`. Who
/// needs it calls {@link #reveal()}, which is easy to search for.
public final class Secret {
  private static final Secret NONE = new Secret("");

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /// A secret; empty text is {@link #none()}.
  public static Secret of(String value) {
    return value.isEmpty() ? NONE : new Secret(value);
  }

  /// No secret was given.
  public static Secret none() {
    return NONE;
  }

  public boolean isEmpty() {
    return value.isEmpty();
  }

  /// The value itself.
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && value.equals(secret.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /// Empty for no secret, else `***`.
  @Override
  public String toString() {
    return value.isEmpty() ? "" : "***";
  }
}
