package io.daybook.models.builtin;

import io.daybook.models.compile.Call;
import io.daybook.models.compile.value.ColumnValue;

/// Expressions that are spelled alike in every project: casts, texts, arrays, types, sets.
final class ValueMacros {
  private ValueMacros() {}

  static void addTo(Library library) {
    types(library);
    texts(library);
    sets(library);
    library
        .standard("cast", "field, type", ValueMacros::cast)
        .standard("safe_cast", "field, type", ValueMacros::cast)
        .standard(
            "cast_bool_to_text",
            "field",
            call -> "\n    cast(" + call.text("field") + " as TEXT)\n")
        .standard("hash", "field", call -> "md5(cast(" + call.text("field") + " as TEXT))")
        .postgres("equals", "expr1, expr2", ValueMacros::equal)
        .postgres("any_value", "expression", call -> "min(" + call.text("expression") + ")")
        .standard("bool_or", "expression", call -> "bool_or(" + call.text("expression") + ")")
        .standard("string_literal", "value", call -> "'" + call.text("value") + "'")
        .standard(
            "escape_single_quotes",
            "expression",
            call -> call.text("expression").replace("'", "''"));
  }

  private static String cast(Call call) {
    return "cast(" + call.text("field") + " as " + call.text("type") + ")";
  }

  private static String equal(Call call) {
    boolean nulls = call.context().behaviour("enable_truthy_nulls_equals_macro");
    String operator = nulls ? " IS NOT DISTINCT FROM " : " = ";
    return "(" + call.text("expr1") + operator + call.text("expr2") + ")";
  }

  private static void types(Library library) {
    library
        .standard("type_string", "", _ -> ColumnValue.translate("string"))
        .standard("type_timestamp", "", _ -> "timestamp")
        .standard("type_float", "", _ -> "float")
        .standard("type_numeric", "", _ -> "numeric(28,6)")
        .standard("type_bigint", "", _ -> "bigint")
        .standard("type_int", "", _ -> "integer")
        .standard("type_boolean", "", _ -> "boolean");
  }

  private static void texts(Library library) {
    // One entry per macro.
    library
        .standard("concat", "fields", call -> String.join(" || ", call.texts("fields")))
        .standard(
            "length",
            "expression",
            call -> "\n\n    length(\n        " + call.text("expression") + "\n    )")
        .standard(
            "position",
            "substring_text, string_text",
            call ->
                "\n\n    position(\n        "
                    + call.text("substring_text")
                    + " in "
                    + call.text("string_text")
                    + "\n    )")
        .standard(
            "replace",
            "field, old_chars, new_chars",
            call -> three(call, "replace", "field", "old_chars", "new_chars"))
        .standard(
            "right",
            "string_text, length_expression",
            call ->
                "\n\n    right(\n        "
                    + call.text("string_text")
                    + ",\n        "
                    + call.text("length_expression")
                    + "\n    )")
        .add(
            "default__split_part",
            "string_text, delimiter_text, part_number",
            call -> three(call, "split_part", "string_text", "delimiter_text", "part_number"))
        .add(
            "_split_part_negative",
            "string_text, delimiter_text, part_number",
            ValueMacros::fromTheEnd)
        .postgres("split_part", "string_text, delimiter_text, part_number", ValueMacros::splitPart)
        .postgres(
            "listagg", "measure, delimiter_text, order_by_clause, limit_num", ValueMacros::listagg);
  }

  private static String three(Call call, String function, String a, String b, String c) {
    return "\n\n    %s(\n        %s,\n        %s,\n        %s\n    )\n\n"
        .formatted(function, call.text(a), call.text(b), call.text(c));
  }

  private static Object splitPart(Call call) {
    boolean fromStart =
        !(call.get("part_number") instanceof Number number && number.longValue() < 0);
    return call.macro(
        fromStart ? "default__split_part" : "_split_part_negative",
        call.get("string_text"),
        call.get("delimiter_text"),
        call.get("part_number"));
  }

  private static String fromTheEnd(Call call) {
    String text = call.text("string_text");
    String delimiter = call.text("delimiter_text");
    return """


    split_part(
        %1$s,
        %2$s,
          length(%1$s)
          - length(
              replace(%1$s,  %2$s, '')
          ) + 2 + %3$s
        )

    """
        .formatted(text, delimiter, call.text("part_number"));
  }

  private static String listagg(Call call) {
    String order = call.truth("order_by_clause") ? " " + call.text("order_by_clause") : "";
    String measure = call.text("measure");
    String delimiter = call.isNone("delimiter_text") ? "','" : call.text("delimiter_text");
    if (call.truth("limit_num")) {
      return "array_to_string((array_agg(%s%s))[1:%s], %s)"
          .formatted(measure, order, call.text("limit_num"), delimiter);
    }
    return "string_agg(%s, %s%s)".formatted(measure, delimiter, order);
  }

  private static void sets(Library library) {
    library
        .standard("except", "", _ -> "\n\n    except\n\n")
        .standard("intersect", "", _ -> "\n\n    intersect\n\n")
        .standard("array_construct", "inputs, data_type='integer'", ValueMacros::array)
        .standard(
            "array_append",
            "array, new_element",
            call -> "array_append(" + call.text("array") + ", " + call.text("new_element") + ")")
        .standard(
            "array_concat",
            "array_1, array_2",
            call -> "array_cat(" + call.text("array_1") + ", " + call.text("array_2") + ")");
  }

  private static String array(Call call) {
    return call.list("inputs").isEmpty()
        ? "array[]::" + call.text("data_type") + "[]"
        : "array[ " + String.join(" , ", call.texts("inputs")) + " ]";
  }
}
