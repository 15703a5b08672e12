package io.daybook.jinja.python;

import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Macro;
import io.daybook.jinja.value.Marked;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.Namespace;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyDictView;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PySet;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Undefined;
import io.daybook.jinja.value.series.PyIterator;
import io.daybook.jinja.value.series.PyRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/// The names of Python's types.
public final class Types {
  private Types() {}

  /// `type(value).__name__`.
  public static String name(Object value) {
    return switch (value) {
      case None _ -> "NoneType";
      case Boolean _ -> "bool";
      case Long _, BigInteger _ -> "int";
      case Double _ -> "float";
      case BigDecimal _ -> "decimal.Decimal";
      case String _, Marked _ -> "str";
      case Markup _ -> "Markup";
      case PyList _ -> "list";
      case PyTuple _ -> "tuple";
      case PyDict _ -> "dict";
      case PySet set -> set.isFrozen() ? "frozenset" : "set";
      case PyRange _ -> "range";
      case PyDictView view -> "dict_" + view.part().name().toLowerCase(Locale.ROOT);
      case PyIterator iterator -> iterator.isGenerator() ? "generator" : iterator.description();
      case Namespace _ -> "Namespace";
      case Undefined _ -> "Undefined";
      case Macro _ -> "Macro";
      case Slice _ -> "slice";
      case HostObject object -> object.typeName();
      case CallableValue _ -> "function";
      default -> value.getClass().getSimpleName();
    };
  }

  /// How Jinja2 names the owner of a missing attribute: `'dict object'`.
  public static String describe(Object value) {
    return switch (value) {
      case None _ -> "None";
      case Markup _ -> "markupsafe.Markup object";
      case Namespace _ -> "jinja2.utils.Namespace object";
      case Macro _ -> "jinja2.runtime.Macro object";
      default -> name(value) + " object";
    };
  }
}
