package io.daybook.models.builtin;

import io.daybook.jinja.value.Values;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.RelationValue;
import io.daybook.models.compile.value.Text;
import io.daybook.models.node.Fields;
import io.daybook.models.schema.Shape;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An index as a model's configuration asks for it.
///
/// @param type empty for the database's default
record Index(List<String> columns, boolean unique, String type) {

  private static final Map<String, Shape> KEYS =
      Map.of("columns", Shape.TEXTS, "unique", Shape.BOOLEAN, "type", Shape.TEXT.orNull());

  /// The index of a configured dict.
  static Index of(NodeContext context, Object configured) {
    if (!(Values.toJava(configured) instanceof Map<?, ?> map)) {
      throw Errors.compilation(
          "Invalid index config:\n  Got: %s\n  Expected a dictionary with at minimum a \"columns\" key"
              .formatted(Text.of(configured)));
    }
    Shape.problem(Fields.of(map).values(), KEYS, Set.of("columns"))
        .ifPresent(problem -> {
          throw Errors.compilation("Could not parse index config: " + problem);
        });
    List<String> columns = context.attributeTexts(configured, "columns");
    String type = context.attribute(configured, "type");
    return new Index(
        columns, "True".equals(context.attribute(configured, "unique")), type == null ? "" : type);
  }

  /// A name that no other index has: a hash of what it is and when it was made, because the index
  /// of the relation that is being replaced still exists.
  String name(RelationValue relation, Instant now) {
    String parts =
        String.join("_", columns)
            + "_"
            + relation.render()
            + "_"
            + unique
            + "_"
            + type
            + "_"
            + now
            + System.nanoTime();
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(parts.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
