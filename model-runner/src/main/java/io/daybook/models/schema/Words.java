package io.daybook.models.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Lists of words that the program brings along, one a line.
public final class Words {
  private Words() {}

  /// The words of a file in the package of a class.
  ///
  /// @throws NullPointerException where the program was built without it
  public static Set<String> beside(Class<?> type, String file) {
    try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
