package io.daybook.models.properties;

import io.daybook.models.draft.ConfigDefaults;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Index;
import io.daybook.models.node.Fields;
import io.daybook.models.node.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What properties files say of functions beside their descriptions: arguments, what they return,
/// and overloads, whose files are no functions of their own.
final class Functions {
  private final Index index;
  private final Map<String, String> owners = new HashMap<>();

  Functions(Index index) {
    this.index = index;
  }

  void patch(Entry entry, Draft draft) {
    if (!entry.fields().fields("returns").has("data_type")) {
      throw entry.mistake(
          "PARSE-032",
          "Invalid functions config given in "
              + entry.file().originalFilePath()
              + ": '"
              + entry.name()
              + "' does not say what it returns",
          "write returns: {data_type: ...}");
    }
    draft.fields.put("arguments", arguments(entry.fields()));
    draft.fields.put("returns", returns(entry.fields()));
    requireDefaultsLast(entry);
    List<@Nullable Object> overloads = new ArrayList<>();
    for (Fields overload : entry.fields().each("overloads")) {
      overloads.add(overload(entry, draft, overload));
    }
    draft.fields.put("overloads", overloads);
  }

  private Map<String, @Nullable Object> overload(Entry entry, Draft draft, Fields said) {
    String name = said.text("defined_in");
    Draft body = body(entry, draft, name);
    Map<String, @Nullable Object> overload = new LinkedHashMap<>();
    overload.put("defined_in", name);
    overload.put("arguments", arguments(said));
    overload.put("returns", said.has("returns") ? returns(said) : null);
    overload.put("description", said.get("description"));
    overload.put("raw_body", body.text("raw_code"));
    overload.put("compiled_body", null);
    for (String kind : List.of("refs", "sources", "functions")) {
      for (Object each : body.list(kind)) {
        if (!draft.list(kind).contains(each)) {
          draft.list(kind).add(each);
        }
      }
    }
    owners.put(name, draft.id());
    index.remove(body);
    return overload;
  }

  private Draft body(Entry entry, Draft draft, String name) {
    if (name.equals(draft.name())) {
      throw entry.mistake(
          "PARSE-033",
          "Function '%s' cannot list itself in overloads (defined_in: '%s').".formatted(name, name),
          "name another file");
    }
    for (Draft found : index.ofType(name, ResourceType.FUNCTION)) {
      if (found.packageName.equals(draft.packageName)) {
        return found;
      }
    }
    String owner = owners.get(name);
    if (owner != null) {
      throw entry.mistake(
          "PARSE-033",
          "Function overload '%s' (defined_in) is already used by '%s'. Each overload file can only belong to one root function."
              .formatted(name, owner),
          "take it out of one of them");
    }
    throw entry.mistake(
        "PARSE-033",
        "Function overload '%s' (defined_in) not found. Expected a SQL file at functions/%s.sql"
            .formatted(name, name),
        "write that file, or take the overload out");
  }

  private static void requireDefaultsLast(Entry entry) {
    boolean found = false;
    for (Fields argument : entry.fields().each("arguments")) {
      if (argument.has("default_value")) {
        found = true;
      } else if (found) {
        throw entry.mistake(
            "PARSE-034",
            "Non-defaulted argument '%s' of function '%s' comes after a defaulted argument. Non-defaulted arguments cannot come after defaulted arguments."
                .formatted(argument.text("name"), entry.name()),
            "put it before them, or give it a default_value");
      }
    }
  }

  private static List<@Nullable Object> arguments(Fields said) {
    List<@Nullable Object> arguments = new ArrayList<>();
    for (Fields argument : said.each("arguments")) {
      arguments.add(
          ConfigDefaults.nulls(
              argument.values(), "name", "data_type", "description", "default_value"));
    }
    return arguments;
  }

  private static Map<String, @Nullable Object> returns(Fields said) {
    return ConfigDefaults.nulls(said.fields("returns").values(), "data_type", "description");
  }
}
