package io.daybook.jinja;

import static org.junit.jupiter.api.Assertions.fail;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.value.UndefinedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// A file of `src/test/resources/spec`: templates, the context they share, and what Jinja2 3.1.6
/// answers. `specify.py` writes the answers.
record Specification(Map<String, Object> context, List<Map<String, Object>> cases) {
  static final Path FOLDER = Path.of("src/test/resources/spec");

  private static final Map<String, Specification> READ = new ConcurrentHashMap<>();
  private static final int SHOWN = 30;
  private static final Pattern ADDRESS = Pattern.compile(" at 0x[0-9a-f]+");

  /// The file of that name; read once, for the mutation tests ask thousands of times.
  @SuppressWarnings("unchecked") // the schema of our own files
  static Specification read(String name) {
    return READ.computeIfAbsent(
        name,
        file -> {
          try {
            Map<String, Object> content =
                (Map<String, Object>)
                    new Load(LoadSettings.builder().setCodePointLimit(50_000_000).build())
                        .loadFromString(Files.readString(FOLDER.resolve(file + ".yaml")));
            return new Specification(
                (Map<String, Object>) content.get("context"),
                (List<Map<String, Object>>) content.get("cases"));
          } catch (IOException missing) {
            throw new AssertionError(missing);
          }
        });
  }

  /// Runs the cases of a file; fails with those that differ, at most thirty.
  static void check(String name) {
    Specification file = read(name);
    List<String> different = new ArrayList<>();
    for (Map<String, Object> one : file.cases) {
      String expected = expected(one);
      String actual = actual(one, file.context);
      if (!expected.equals(actual)) {
        different.add(
            "%s: %s\n  expected: %s\n  actual:   %s"
                .formatted(one.get("construct"), one.get("template"), expected, actual));
      }
      if (different.size() == SHOWN) {
        break;
      }
    }
    if (!different.isEmpty()) {
      fail(String.join("\n", different));
    }
  }

  private static String expected(Map<String, Object> one) {
    if (one.get("error") instanceof Map<?, ?> error) {
      return error((String) error.get("type"), error.get("line"), error.get("message"));
    }
    return Objects.toString(one.get(isNative(one) ? "repr" : "output"));
  }

  private static String actual(Map<String, Object> one, Map<String, Object> shared) {
    Map<String, Object> context = new HashMap<>(shared);
    if (one.get("context") instanceof Map<?, ?> own) {
      own.forEach((key, value) -> context.put((String) key, value));
    }
    try {
      Template parsed = environment(one).parse((String) one.get("template"), "<template>");
      String written =
          isNative(one) ? Text.repr(parsed.renderNative(context)) : parsed.render(context);
      return ADDRESS.matcher(written).replaceAll(" at 0x");
    } catch (JinjaException error) {
      String nameless = error.reason().replace(" in '<template>'", "");
      return error(error.type(), error.line(), nameless);
    }
  }

  private static boolean isNative(Map<String, Object> one) {
    return Boolean.TRUE.equals(one.get("native"));
  }

  /// Python's own compiler finds a `SyntaxError` in the code that Jinja2 made, at a line of that
  /// code; a `RecursionError` comes where Python's stack ends.
  private static String error(String type, @Nullable Object line, @Nullable Object message) {
    return switch (type) {
      case "SyntaxError", "RecursionError" -> type;
      default -> type + " at line " + Objects.requireNonNullElse(line, 0) + ": " + message;
    };
  }

  private static Environment environment(Map<String, Object> options) {
    Map<?, ?> templates = options.get("templates") instanceof Map<?, ?> map ? map : Map.of();
    Environment.Builder builder = Environment.builder();
    if (Boolean.TRUE.equals(options.get("dbt"))) {
      builder.typeFilters();
    }
    return builder
        .undefined(
            switch (Objects.toString(options.get("undefined"), "default")) {
              case "strict" -> UndefinedPolicy.STRICT;
              case "chainable" -> UndefinedPolicy.CHAINABLE;
              case "debug" -> UndefinedPolicy.DEBUG;
              default -> UndefinedPolicy.DEFAULT;
            })
        .autoescape(Boolean.TRUE.equals(options.get("autoescape")))
        .whitespace(
            Boolean.TRUE.equals(options.get("trim_blocks")),
            Boolean.TRUE.equals(options.get("lstrip_blocks")),
            Boolean.TRUE.equals(options.get("keep_trailing_newline")))
        .loader(name -> (String) templates.get(name))
        .build();
  }
}
