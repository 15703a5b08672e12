package io.daybook.jinja.value;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// An object of the host that a template may look into. Nothing else of the JVM can be reached: no
/// reflection is used.
public interface HostObject {
  /// The attribute or method of that name, null where there is none.
  @Nullable Object attribute(String name);

  /// The item under a key, null where there is none.
  default @Nullable Object item(Object key) {
    return null;
  }

  /// What printing shows (`str`).
  String text();

  /// What printing inside a list or dict shows (`repr`).
  default String repr() {
    return String.format("<%s object at 0x%012x>", typeName(), System.identityHashCode(this));
  }

  /// The name of its class in messages.
  default String typeName() {
    return getClass().getSimpleName();
  }

  /// Whether it passes the test `mapping`.
  default boolean isMapping() {
    return false;
  }

  /// Whether it counts as true.
  default boolean truth() {
    return true;
  }

  /// Its items, null where one cannot loop over it.
  default @Nullable Iterator<?> iterator() {
    return null;
  }

  /// How many items it has, negative where it has no length.
  default int length() {
    return -1;
  }

  /// Compares with another value as `<` does; null where the two have no order.
  default @Nullable Integer compareWith(Object other) {
    return null;
  }

  /// Computes `this op other` (or `other op this` where `reflected`); null where that makes no
  /// sense.
  default @Nullable Object operate(String operator, Object other, boolean reflected) {
    return null;
  }

  /// Whether `value in this`; null to look through the items.
  default @Nullable Boolean contains(Object value) {
    return null;
  }

  /// What dicts and sets know it as: itself, or an equal value of another class.
  default Object hashKey() {
    return this;
  }
}
