package io.daybook.models.parse.link;

import io.daybook.models.node.Fields;
import io.daybook.models.node.Macro;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a properties file says of a macro's arguments, against the macro itself.
public final class Annotations {
  private static final Pattern WORD = Pattern.compile("[a-z]+");

  /// The types that dbt knows, and how many types each takes in brackets.
  private static final Map<String, Integer> TYPES =
      Map.ofEntries(
          Map.entry("str", 0),
          Map.entry("string", 0),
          Map.entry("bool", 0),
          Map.entry("int", 0),
          Map.entry("integer", 0),
          Map.entry("float", 0),
          Map.entry("any", 0),
          Map.entry("list", 1),
          Map.entry("dict", 2),
          Map.entry("optional", 1),
          Map.entry("relation", 0),
          Map.entry("column", 0));

  private Annotations() {}

  /// What is wrong, in dbt's words.
  public static List<String> problems(Macro macro, List<Fields> said) {
    List<String> problems = new ArrayList<>();
    String name = macro.fields().text("name");
    List<Fields> written = macro.fields().each("arguments");
    for (int i = 0; i < Math.min(written.size(), said.size()); i++) {
      if (!written.get(i).text("name").equals(said.get(i).text("name"))) {
        problems.add(
            "Argument "
                + said.get(i).text("name")
                + " in yaml for macro "
                + name
                + " does not match the jinja definition.");
      }
    }
    if (written.size() != said.size()) {
      problems.add(
          "The number of arguments in the yaml for macro "
              + name
              + " does not match the jinja definition.");
    }
    for (Fields argument : said) {
      String type = argument.text("type");
      if (!type.isBlank() && !isType(type)) {
        problems.add(
            "Argument "
                + argument.text("name")
                + " in the yaml for macro "
                + name
                + " has an invalid type.");
      }
    }
    return problems;
  }

  private static boolean isType(String text) {
    return "".equals(afterType(text.replace(" ", "").replace("\t", "")));
  }

  /// What follows the type at the beginning, or null where none begins.
  private static @Nullable String afterType(String text) {
    Matcher word = WORD.matcher(text);
    Integer inside = word.lookingAt() ? TYPES.get(word.group()) : null;
    if (inside == null) {
      return null;
    }
    String rest = text.substring(word.end());
    for (int i = 0; i < inside; i++) {
      rest = rest.startsWith(i == 0 ? "[" : ",") ? afterType(rest.substring(1)) : null;
      if (rest == null) {
        return null;
      }
    }
    if (inside == 0) {
      return rest;
    }
    return rest.startsWith("]") ? rest.substring(1) : null;
  }
}
