package io.daybook.kernel.config;

import io.daybook.kernel.failure.Location;

/// A value and where it came from.
///
/// @param origin for people: `default`, `DAYBOOK_DATA_DIR`, `--data-dir`, `daybook.yaml:3:8`
/// @param place where to change it, if it is in a file
public record Setting(Key key, String value, String origin, Location place) {

  /// The value as it may be seen: the password of a URL is `***`.
  public String shown() {
    return key.kind() == Key.Kind.URL ? value.replaceFirst("(://[^:/@]*):.*@", "$1:***@") : value;
  }

  @Override
  public String toString() {
    return key.dotted() + "=" + shown() + " (" + origin + ")";
  }
}
