package io.daybook.models.builtin;

import io.daybook.models.compile.NodeContext;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.compile.value.RelationValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// An index as a model's configuration asks for it.
///
/// @param type empty for the database's default
record Index(List<String> columns, boolean unique, String type) {

  /// The index of a configured dict.
  static Index of(NodeContext context, Object configured) {
    List<String> columns = context.attributeTexts(configured, "columns");
    if (columns.isEmpty()) {
      throw Errors.compilation("Could not parse index config: 'columns' is a required property");
    }
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
