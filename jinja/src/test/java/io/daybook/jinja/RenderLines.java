package io.daybook.jinja;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.jinja.builtin.Json;
import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.UndefinedPolicy;
import io.daybook.jinja.value.Values;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The protocol of `daybook jinja render` for the module alone: JSON lines in, JSON lines out.
final class RenderLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Those without templates of their own, by their options: building one for each line would take
  /// longer than most lines.
  private static final Map<Map<String, Object>, Environment> ENVIRONMENTS = new HashMap<>();

  private RenderLines() {}

  public static void main(String[] arguments) throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream output =
        new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8);
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      output.println(Json.text(Values.of(answer(line)), None.NONE, false));
      if (!input.ready()) {
        output.flush();
      }
    }
    output.flush();
  }

  @SuppressWarnings("unchecked") // the keys of a JSON object are texts
  private static Map<String, Object> answer(String line) throws IOException {
    Map<String, Object> request = JSON.readValue(line, Map.class);
    Map<String, Object> answer = new HashMap<>();
    try {
      Template template =
          environment(request).parse((String) request.get("template"), "<template>");
      Map<String, Object> context = (Map<String, Object>) request.get("context");
      if (Boolean.TRUE.equals(request.get("native"))) {
        answer.put("repr", Text.repr(template.renderNative(context)));
      } else {
        answer.put("output", template.render(context));
      }
    } catch (JinjaException error) {
      answer.put(
          "error", Map.of("type", error.type(), "line", error.line(), "message", error.reason()));
    } catch (OutOfMemoryError error) {
      // A list of billions of lists: Python has a word for it too.
      answer.put("error", Map.of("type", "MemoryError", "line", 0, "message", ""));
    } catch (RuntimeException error) {
      answer.put("error", Map.of("type", "Bug", "line", 0, "message", error.toString()));
    }
    return answer;
  }

  private static Environment environment(Map<String, Object> request) {
    Map<String, Object> options = new HashMap<>(request);
    options.keySet().removeAll(Set.of("template", "context", "native"));
    return options.containsKey("templates")
        ? build(options)
        : ENVIRONMENTS.computeIfAbsent(options, RenderLines::build);
  }

  private static Environment build(Map<String, Object> options) {
    Map<?, ?> templates = (Map<?, ?>) options.getOrDefault("templates", Map.of());
    return Environment.builder()
        .undefined(
            switch ((String) options.getOrDefault("undefined", "default")) {
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
