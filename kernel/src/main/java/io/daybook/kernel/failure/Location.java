package io.daybook.kernel.failure;

import java.util.List;

/// Where a failure is. Lines and columns count from 1; 0 says that they are not known.
public sealed interface Location {

  /// Nowhere in particular: the fact says it all.
  Location NONE = new None();

  /// The place as one line of text, such as `orders.csv:1043:7`; empty for {@link #NONE}.
  String text();

  /// A place in a file on disk, in an object store, or in a YAML document.
  static Location file(String uri, long line, long column) {
    return new FilePlace(uri, line, column);
  }

  /// A whole file, folder or object.
  static Location file(String uri) {
    return new FilePlace(uri, 0, 0);
  }

  /// A relation, or a column of it.
  static Location relation(String schema, String name, String column) {
    return new RelationPlace(schema, name, column);
  }

  /// No place.
  record None() implements Location {
    @Override
    public String text() {
      return "";
    }
  }

  /// A place in a file or object.
  ///
  /// @param uri path or URI as the person named it
  /// @param line from 1, 0 where the whole file is meant
  /// @param column from 1, 0 where the whole line is meant
  record FilePlace(String uri, long line, long column) implements Location {
    @Override
    public String text() {
      if (line == 0) {
        return uri;
      }
      return column == 0 ? uri + ":" + line : uri + ":" + line + ":" + column;
    }
  }

  /// A place in a template, with the calls that led there, innermost first.
  record TemplatePlace(FilePlace at, List<String> calls) implements Location {
    public TemplatePlace {
      calls = List.copyOf(calls);
    }

    @Override
    public String text() {
      StringBuilder text = new StringBuilder(at.text());
      for (String call : calls) {
        text.append("\n      called by ").append(call);
      }
      return text.toString();
    }
  }

  /// A relation in the database; `column` is empty where the whole relation is meant.
  record RelationPlace(String schema, String name, String column) implements Location {
    @Override
    public String text() {
      String relation = schema + "." + name;
      return column.isEmpty() ? relation : relation + "." + column;
    }
  }
}
