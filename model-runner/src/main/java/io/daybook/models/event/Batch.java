package io.daybook.models.event;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// One batch of a model that is built batch by batch.
///
/// @param window its rows
/// @param grain its length
/// @param first whether it runs before all others: it runs the hooks before
/// @param last whether it runs after all others: it runs the hooks after
/// @param continues whether it adds to what stands there
public record Batch(Window window, Grain grain, boolean first, boolean last, boolean continues) {

  /// The windows from a start to an end; the last one ends where it is told to.
  public static List<Window> windows(LocalDateTime start, LocalDateTime end, Grain grain) {
    List<Window> windows = new ArrayList<>();
    LocalDateTime from = start;
    LocalDateTime next = grain.plus(from, 1);
    while (next.isBefore(end)) {
      windows.add(new Window(from, next));
      from = next;
      next = grain.plus(from, 1);
    }
    windows.add(new Window(from, end));
    return List.copyOf(windows);
  }

  /// Its name in the names of files: `2026-11-01`.
  public String suffix() {
    return grain.format(window.start());
  }

  /// Its name in the names of relations: `20261101`.
  public String id() {
    return suffix().replace("-", "");
  }
}
