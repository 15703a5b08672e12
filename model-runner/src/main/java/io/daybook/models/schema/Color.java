package io.daybook.models.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The colors that nodes may have in the documentation: HTML's names, and codes such as `#cd7f32`.
public final class Color {
  private static final Pattern CODE = Pattern.compile("#([0-9a-f]{3}){1,2}");

  private Color() {}

  /// Whether a text is one of them.
  public static boolean isOne(String text) {
    String color = text.toLowerCase(Locale.ROOT);
    return CODE.matcher(color).matches() || Named.ALL.contains(color);
  }

  /// The names, read when the first is asked for.
  private static final class Named {
    static final Set<String> ALL = read();

    private static Set<String> read() {
      try (InputStream in = Color.class.getResourceAsStream("colors.txt")) {
        if (in == null) {
          throw new IllegalStateException("no resource colors.txt");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .collect(Collectors.toUnmodifiableSet());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
