package io.daybook.models.project;

import org.jspecify.annotations.Nullable;

/// Stub.
final class YamlTemplates extends YamlRenderer {
  YamlTemplates(Invocation invocation, @Nullable Target target) {}

  @Override
  protected @Nullable Object template(String text) {
    return text;
  }
}
