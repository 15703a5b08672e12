package io.daybook.models.node;

import java.util.List;

/// A macro of a package: `macro.<package>.<name>`; a test's name starts with `test_`, a
/// materialization's with `materialization_`.
///
/// @param fields as in the manifest, keys `name`, `package_name`, `macro_sql`, ...
public record Macro(Fields fields) {
  /// Under this name the template of {@link #exportingSource} has the macro.
  public static final String EXPORT = "exported_macro";

  public String uniqueId() {
    return fields.text("unique_id");
  }

  public String name() {
    return fields.text("name");
  }

  public String packageName() {
    return fields.text("package_name");
  }

  public String originalFilePath() {
    return fields.text("original_file_path");
  }

  /// The block from its opening to its closing tag.
  public String source() {
    return fields.text("macro_sql");
  }

  /// The block, and a name of ours for it: Jinja does not export names with a leading underscore.
  public String exportingSource() {
    return source() + "{% set " + EXPORT + " = " + name() + " %}";
  }

  public List<String> dependsOnMacros() {
    return fields.fields("depends_on").texts("macros");
  }
}
