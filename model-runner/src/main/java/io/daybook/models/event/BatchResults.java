package io.daybook.models.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of the batches of a model.
public record BatchResults(List<Window> successful, List<Window> failed) {
  public BatchResults {
    successful = List.copyOf(successful);
    failed = List.copyOf(failed);
  }

  /// Results in the order of time.
  public static BatchResults sorted(List<Window> successful, List<Window> failed) {
    Comparator<Window> byStart = Comparator.comparing(Window::start);
    return new BatchResults(
        successful.stream().sorted(byStart).toList(), failed.stream().sorted(byStart).toList());
  }

  /// As in `run_results.json`.
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("successful", pairs(successful));
    tree.put("failed", pairs(failed));
    return tree;
  }

  private static List<List<String>> pairs(List<Window> windows) {
    return windows.stream()
        .map(window -> List.of(iso(Window.text(window.start())), iso(Window.text(window.end()))))
        .toList();
  }

  private static String iso(String text) {
    return text.replace(' ', 'T').replace("+00:00", "Z");
  }

  /// The results that {@link #tree} wrote.
  public static BatchResults of(Map<String, ? extends @Nullable Object> tree) {
    return new BatchResults(windows(tree.get("successful")), windows(tree.get("failed")));
  }

  private static List<Window> windows(@Nullable Object pairs) {
    List<Window> windows = new ArrayList<>();
    if (pairs instanceof List<?> list) {
      for (Object pair : list) {
        if (pair instanceof List<?> two && two.size() == 2) {
          windows.add(
              new Window(
                  Window.moment(String.valueOf(two.getFirst())),
                  Window.moment(String.valueOf(two.getLast()))));
        }
      }
    }
    return windows;
  }
}
