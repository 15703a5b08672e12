package io.daybook.models.parse.value;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import java.util.Collections;
import java.util.Iterator;

/// Stands for a value that only a database or a running node has: whatever is done to it while
/// parsing gives it again, and it prints nothing.
public final class Quiet implements HostObject, CallableValue {
  public static final Quiet VALUE = new Quiet();

  private Quiet() {}

  @Override
  public Object attribute(String name) {
    return this;
  }

  @Override
  public Object item(Object key) {
    return this;
  }

  @Override
  public Object call(Interpreter runtime, Arguments arguments) {
    return this;
  }

  @Override
  public String text() {
    return "";
  }

  @Override
  public boolean truth() {
    return false;
  }

  @Override
  public Iterator<?> iterator() {
    return Collections.emptyIterator();
  }

  @Override
  public int length() {
    return 0;
  }

  @Override
  public Integer compareWith(Object other) {
    return 0;
  }

  @Override
  public Object operate(String operator, Object other, boolean reflected) {
    return this;
  }
}
