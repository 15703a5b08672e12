package io.daybook.models.module;

import io.daybook.jinja.value.PyDict;
import java.time.Clock;

/// `modules` of the template context.
public final class Modules {
  private Modules() {}

  /// A dict of the four modules.
  ///
  /// @param itertools hears each call of that module, which dbt gave up
  public static PyDict of(Clock clock, Runnable itertools) {
    PyDict modules = new PyDict();
    modules.put("datetime", DatetimeModule.of(clock));
    modules.put("pytz", PytzModule.INSTANCE);
    modules.put("re", ReModule.INSTANCE);
    modules.put("itertools", ItertoolsModule.heard(itertools));
    return modules;
  }
}
