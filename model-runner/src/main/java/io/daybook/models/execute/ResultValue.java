package io.daybook.models.execute;

import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.Values;
import io.daybook.models.module.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An outcome as `results` of an `on-run-end` hook shows it.
record ResultValue(Outcome outcome) implements HostObject {

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "status" -> outcome.status().key();
      case "message" -> outcome.message() == null ? None.NONE : outcome.message();
      case "failures" -> outcome.failures() == null ? None.NONE : outcome.failures();
      case "execution_time" -> outcome.seconds();
      case "thread_id" -> outcome.thread();
      case "adapter_response" -> Values.of(outcome.response());
      case "node" -> node();
      case "unique_id" -> outcome.node().uniqueId();
      case "timing" -> timing();
      case "to_dict" -> (CallableValue) (_, _) -> dict();
      default -> null;
    };
  }

  private Object node() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(outcome.node().fields().values());
    fields.put("compiled_code", outcome.compiled());
    fields.put("compiled", outcome.compiled() != null);
    Map<String, @Nullable Object> config =
        new LinkedHashMap<>(outcome.node().config().fields().values());
    config.putIfAbsent("full_refresh", null); // dbt gives none for what a type of node cannot say
    fields.put("config", config);
    return new Part((PyDict) YamlValue.of(fields));
  }

  private PyList timing() {
    PyList timing = new PyList();
    for (Outcome.Timing phase : outcome.timing()) {
      PyDict dict = new PyDict();
      dict.put("name", phase.name());
      dict.put("started_at", phase.startedAt().toString());
      dict.put("completed_at", phase.completedAt().toString());
      timing.add(new Part(dict));
    }
    return timing;
  }

  private PyDict dict() {
    PyDict dict = new PyDict();
    for (String key :
        new String[] {
          "status",
          "timing",
          "thread_id",
          "execution_time",
          "adapter_response",
          "message",
          "failures",
          "node",
          "unique_id"
        }) {
      Object value = attribute(key);
      dict.put(key, value == null ? None.NONE : plain(value));
    }
    return dict;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Part part -> part.keys;
      case PyList list -> {
        PyList parts = new PyList();
        list.forEach(each -> parts.add(plain(each)));
        yield parts;
      }
      default -> value;
    };
  }

  /// A part of the result as an object: its keys are attributes.
  private record Part(PyDict keys) implements HostObject {
    @Override
    public @Nullable Object attribute(String name) {
      return name.equals("to_dict") ? (CallableValue) (_, _) -> keys : keys.find(name);
    }

    @Override
    public @Nullable Object item(Object key) {
      return keys.find(key);
    }

    @Override
    public String text() {
      return io.daybook.models.compile.value.Text.of(keys);
    }
  }

  @Override
  public String text() {
    return "RunResult(status="
        + outcome.status().key()
        + ", node="
        + outcome.node().uniqueId()
        + ")";
  }
}
