package io.daybook.jinja.builtin.object;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.value.Key;
import io.daybook.jinja.value.PyTuple;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/// The global `dict`: makes dicts, and has what Python's type has: `dict.fromkeys(names, 0)`.
public record DictType() implements DictMaker {
  @Override
  public Object item(Object key) {
    return new Alias(key, false);
  }

  @Override
  public String repr() {
    return "<class 'dict'>";
  }

  @Override
  public String typeName() {
    return "type";
  }

  /// What Python makes of `dict[key]`: a type that says what its dicts are to hold. Who walks over
  /// it meets it once, unpacked.
  private record Alias(Object key, boolean unpacked) implements DictMaker {
    @Override
    public Object item(Object inner) {
      throw PythonError.type(repr() + " is not a generic class");
    }

    @Override
    public Iterator<?> iterator() {
      return List.of(new Alias(key, true)).iterator();
    }

    @Override
    public Object hashKey() {
      Object _ = Key.of(key); // fails where the key cannot be one
      return this;
    }

    @Override
    public String repr() {
      return unpacked ? "*" + plain() : plain();
    }

    private String plain() {
      if (!(key instanceof PyTuple keys) || keys.isEmpty()) {
        return "dict[" + shown(key) + "]";
      }
      return keys.stream().map(Alias::shown).collect(Collectors.joining(", ", "dict[", "]"));
    }

    private static String shown(Object key) {
      return key instanceof DictType ? "dict" : Text.repr(key);
    }

    @Override
    public String typeName() {
      return "types.GenericAlias";
    }
  }
}
