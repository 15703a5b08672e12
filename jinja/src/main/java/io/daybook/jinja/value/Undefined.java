package io.daybook.jinja.value;

import io.daybook.jinja.error.SecurityError;
import io.daybook.jinja.error.TemplateRuntimeError;
import io.daybook.jinja.error.UndefinedError;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// What stands for a value that does not exist. Subclasses decide how much of it is tolerated.
public class Undefined {
  private final Origin origin;

  /// How an undefined value came about.
  public interface Origin {
    /// The whole message of the error that using it raises.
    String message();

    /// The name, attribute or key that was sought.
    default String name() {
      return "";
    }

    /// Whether the sandbox hid an existing attribute.
    default boolean unsafe() {
      return false;
    }

    /// What the debugging policy prints between the braces.
    default String debugText() {
      return "undefined value printed: " + message();
    }

    /// What to do about it, empty where nobody knows.
    default String advice() {
      return "";
    }

    /// An origin that is told by a message of its own.
    static Origin hint(String message) {
      return () -> message;
    }
  }

  /// An undefined value of a given origin.
  public Undefined(Origin origin) {
    this.origin = origin;
  }

  /// How it came about.
  public final Origin origin() {
    return origin;
  }

  /// The error that using it raises.
  public final TemplateRuntimeError failure() {
    String message = origin.message();
    TemplateRuntimeError failure =
        origin.unsafe() ? new SecurityError(message) : new UndefinedError(message);
    failure.advise(origin.advice());
    return failure;
  }

  /// What printing shows.
  public String text() {
    return "";
  }

  /// Whether it counts as true.
  public boolean truth() {
    return false;
  }

  /// Its items.
  public Iterator<Object> iterator() {
    return Collections.emptyIterator();
  }

  /// How many items it has.
  public int length() {
    return 0;
  }

  /// An attribute of it.
  public Object attribute(String name) {
    throw failure();
  }

  /// An item of it.
  public Object item(Object key) {
    throw failure();
  }

  /// The result of calling it.
  public Object call(Arguments arguments) {
    throw failure();
  }

  /// What printing inside a list or dict shows.
  public String repr() {
    return "Undefined";
  }

  /// Whether it equals another value: all undefined values of one class are equal.
  public boolean isEqual(@Nullable Object other) {
    return other instanceof Undefined && other.getClass() == getClass();
  }

  /// Its key in a dict.
  public Object hashKey() {
    return getClass();
  }

  /// Attributes and items of it are it again.
  public static class Chainable extends Undefined {
    /// An undefined value of a given origin.
    public Chainable(Origin origin) {
      super(origin);
    }

    @Override
    public Object attribute(String name) {
      return this;
    }

    @Override
    public Object item(Object key) {
      return this;
    }
  }

  /// Only asking whether it is defined is allowed.
  public static class Strict extends Undefined {
    /// An undefined value of a given origin.
    public Strict(Origin origin) {
      super(origin);
    }

    @Override
    public String text() {
      throw failure();
    }

    @Override
    public boolean truth() {
      throw failure();
    }

    @Override
    public Iterator<Object> iterator() {
      throw failure();
    }

    @Override
    public int length() {
      throw failure();
    }

    @Override
    public boolean isEqual(@Nullable Object other) {
      throw failure();
    }

    @Override
    public Object hashKey() {
      throw failure();
    }
  }

  /// Printing it shows what was sought.
  public static class Debug extends Undefined {
    /// An undefined value of a given origin.
    public Debug(Origin origin) {
      super(origin);
    }

    @Override
    public String text() {
      return "{{ " + origin().debugText() + " }}";
    }
  }
}
