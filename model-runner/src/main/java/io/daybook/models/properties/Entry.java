package io.daybook.models.properties;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.Fields;
import io.daybook.models.project.SourceFile;
import org.jspecify.annotations.Nullable;

/// One item of a list in a properties file, such as one of its `models`.
///
/// @param key the list: `models`, `sources`, ...
/// @param file the file
/// @param at where it stands
/// @param raw the item as written
/// @param fields the item, rendered where dbt renders it
public record Entry(String key, SourceFile file, Location at, Fields raw, Fields fields) {

  public String name() {
    return fields.text("name");
  }

  public String packageName() {
    return file.packageName();
  }

  /// As dbt writes `patch_path`: `package://models/schema.yml`.
  public String patchPath() {
    return file.packageName() + "://" + file.originalFilePath();
  }

  /// A mistake in this entry.
  public FailureException mistake(String code, String fact, String hint) {
    return new FailureException(new Failure.Config(code, fact, at, hint));
  }

  /// The same entry, other fields.
  public Entry with(Fields changed) {
    return new Entry(key, file, at, raw, changed);
  }

  /// The same entry, other words and fields.
  Entry with(Fields written, Fields changed) {
    return new Entry(key, file, at, written, changed);
  }

  /// An item of another list that this one stands for.
  Entry as(String other, Fields standing) {
    return new Entry(other, file, at, raw, standing);
  }

  /// What it configures: `config`, and the keys that dbt also takes outside of it.
  public Fields config() {
    Fields config = fields.fields("config");
    for (String outside : new String[] {"meta", "docs", "group", "contract", "access"}) {
      @Nullable Object value = fields.get(outside);
      if (fields.values().containsKey(outside)) {
        if (config.values().containsKey(outside)) {
          throw mistake(
              "PARSE-010",
              "found " + outside + " in 'config' and as a key of '" + name() + "'",
              "keep the one under 'config'");
        }
        config = config.with(outside, value);
      }
    }
    return config;
  }
}
