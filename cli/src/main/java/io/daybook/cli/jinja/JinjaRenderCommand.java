package io.daybook.cli.jinja;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Session;
import io.daybook.jinja.Environment;
import io.daybook.jinja.Template;
import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.value.UndefinedPolicy;
import io.daybook.jinja.value.Values;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `daybook jinja render`.
@Command(
    name = "render",
    description = {
      "Render templates: one JSON object a line on standard input, one on standard output.",
      "Input: {\"template\": \"...\", \"context\": {...}, \"native\": false}; further keys are templates (name to text),",
      "undefined (default, chainable, strict, debug), autoescape, trim_blocks, lstrip_blocks, keep_trailing_newline.",
      "Output: {\"output\": ...} or {\"error\": {\"type\": \"...\", \"line\": 1, \"message\": \"...\"}}."
    },
    footer = {"", "Example: echo '{\"template\": \"{{ 6 * 7 }}\"}' | daybook jinja render"})
public final class JinjaRenderCommand implements Callable<Integer> {
  private final Console console;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<JsonNode, Environment> environments = new HashMap<>();

  public JinjaRenderCommand(Session session) {
    this.console = session.console();
  }

  @Override
  public Integer call() throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      if (!line.isBlank()) {
        console.result(json.writeValueAsString(answer(line)));
      }
    }
    return 0;
  }

  private ObjectNode answer(String line) {
    ObjectNode answer = json.createObjectNode();
    try {
      JsonNode request = json.readTree(line);
      Template template =
          environment(request).parse(request.path("template").asText(), "<template>");
      Map<?, ?> context = json.convertValue(request.path("context"), Map.class);
      render(template, context == null ? Map.of() : context, request, answer);
    } catch (JinjaException error) {
      ObjectNode shown = answer.putObject("error").put("type", error.type());
      shown
          .put("line", error.line())
          .put("message", error.reason())
          .put("template", error.template());
      shown.put("text", error.rendering());
    } catch (JsonProcessingException error) {
      answer
          .putObject("error")
          .put("type", "JSONDecodeError")
          .put("line", 1)
          .put("message", error.getOriginalMessage());
    } catch (OutOfMemoryError error) {
      // A template may ask for a list of billions of lists: Python has a word for it too.
      answer.putObject("error").put("type", "MemoryError").put("line", 0).put("message", "");
    } catch (RuntimeException error) {
      // The next line must not suffer for our bug in this one.
      answer.putObject("error").put("type", "Bug").put("line", 0).put("message", error.toString());
    }
    return answer;
  }

  @SuppressWarnings("unchecked") // the keys of a JSON object are texts
  private void render(Template template, Map<?, ?> context, JsonNode request, ObjectNode answer) {
    Map<String, Object> names = (Map<String, Object>) context;
    if (!request.path("native").asBoolean()) {
      answer.put("output", template.render(names));
      return;
    }
    Object value = template.renderNative(names);
    answer.put("repr", Text.repr(value));
    try {
      answer.set("output", json.valueToTree(Values.toJava(value)));
    } catch (IllegalArgumentException _) {
      answer.put("output", Text.of(value));
    }
  }

  private Environment environment(JsonNode request) {
    ObjectNode options = ((ObjectNode) request).deepCopy();
    options.remove("template");
    options.remove("context");
    options.remove("native");
    // One with templates of its own is hardly asked for twice.
    return options.has("templates")
        ? build(options)
        : environments.computeIfAbsent(options, JinjaRenderCommand::build);
  }

  private static Environment build(JsonNode options) {
    JsonNode templates = options.path("templates");
    return Environment.builder()
        .undefined(
            switch (options.path("undefined").asText("default")) {
              case "chainable" -> UndefinedPolicy.CHAINABLE;
              case "strict" -> UndefinedPolicy.STRICT;
              case "debug" -> UndefinedPolicy.DEBUG;
              default -> UndefinedPolicy.DEFAULT;
            })
        .autoescape(options.path("autoescape").asBoolean())
        .whitespace(
            options.path("trim_blocks").asBoolean(),
            options.path("lstrip_blocks").asBoolean(),
            options.path("keep_trailing_newline").asBoolean())
        .loader(name -> templates.has(name) ? templates.path(name).asText() : null)
        .build();
  }
}
