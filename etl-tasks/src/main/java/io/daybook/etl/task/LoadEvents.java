package io.daybook.etl.task;

import java.util.Map;

/// Hears what a load does, step by step.
public interface LoadEvents {

  /// A step: `opened`, `validated`, `loaded`, `unchanged`, `refused`, `published` or `result`.
  ///
  /// @param message the sentence for people
  /// @param fields what machines read besides, in order
  void event(String name, String message, Map<String, ?> fields);

  /// How far a long step is.
  void progress(String text);
}
