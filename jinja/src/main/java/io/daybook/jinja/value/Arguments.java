package io.daybook.jinja.value;

import io.daybook.jinja.error.PythonError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a call passes: values by position and values by name.
public final class Arguments {
  /// A call without arguments.
  public static final Arguments NONE = new Arguments(new Object[0], Map.of());

  private final Object[] positional;
  private final Map<String, Object> keyword;

  private Arguments(Object[] positional, Map<String, Object> keyword) {
    this.positional = positional;
    this.keyword = keyword;
  }

  /// Arguments by position only.
  public static Arguments of(Object... positional) {
    return new Arguments(positional, Map.of());
  }

  /// Arguments by position and by name; neither may be changed afterwards.
  public static Arguments of(Object[] positional, Map<String, Object> keyword) {
    return new Arguments(positional, keyword);
  }

  /// Arguments of plain Java values.
  public static Arguments fromJava(List<?> positional, Map<String, ?> keyword) {
    Map<String, Object> named = new LinkedHashMap<>();
    keyword.forEach((name, value) -> named.put(name, Values.of(value)));
    return new Arguments(positional.stream().map(Values::of).toArray(), named);
  }

  /// How many were given by position.
  public int count() {
    return positional.length;
  }

  /// The argument at a position.
  ///
  /// @throws PythonError a `TypeError` where the call has fewer
  public Object at(int index) {
    if (index >= positional.length) {
      throw PythonError.type(
          "missing a required argument: "
              + (index + 1)
              + " needed, "
              + positional.length
              + " given");
    }
    return positional[index];
  }

  /// Those given by position.
  public List<Object> positional() {
    return Arrays.asList(positional);
  }

  /// Those given by name, in the order of the call.
  public Map<String, Object> keyword() {
    return keyword;
  }

  /// The argument at a position or under a name, null where neither was given.
  public @Nullable Object find(int index, String name) {
    return index < positional.length ? positional[index] : keyword.get(name);
  }

  /// The argument at a position or under a name, else the default.
  public Object get(int index, String name, Object otherwise) {
    Object found = find(index, name);
    return found == null ? otherwise : found;
  }

  /// The same call with the arguments of these names in their places, up to the first place that
  /// nothing is given for.
  public Arguments placed(String... names) {
    List<Object> all = new ArrayList<>(Arrays.asList(positional));
    Map<String, Object> rest = new LinkedHashMap<>(keyword);
    while (all.size() < names.length && rest.containsKey(names[all.size()])) {
      String name = names[all.size()];
      all.add(keyword.get(name));
      rest.remove(name);
    }
    return new Arguments(all.toArray(), rest);
  }

  /// The same call without its first `count` positional arguments.
  public Arguments skip(int count) {
    return new Arguments(Arrays.copyOfRange(positional, count, positional.length), keyword);
  }

  /// The same call with one more positional argument in front.
  public Arguments prepend(Object first) {
    List<Object> all = new ArrayList<>(positional.length + 1);
    all.add(first);
    all.addAll(Arrays.asList(positional));
    return new Arguments(all.toArray(), keyword);
  }
}
