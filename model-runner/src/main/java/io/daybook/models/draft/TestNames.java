package io.daybook.models.draft;

import io.daybook.models.node.Fields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How dbt names a generic test that has no name of its own, and the hash that makes its id unique.
///
/// @param shortName at most 63 characters: file, alias
/// @param fullName the name in the unique id
public record TestNames(String shortName, String fullName) {
  private static final int LONGEST = 63;
  private static final int KEPT = 30;
  private static final int HASH = 10;

  /// The name of a test by its kind, what it tests, and its arguments.
  public static TestNames of(String kind, String target, Map<String, @Nullable Object> arguments) {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(arguments)
        .forEach((name, value) -> {
          if (!name.equals("model")) {
            flatten(value, parts);
          }
        });
    String identifier = kind + "_" + target;
    String full = identifier + "_" + String.join("__", parts);
    if (full.length() <= LONGEST) {
      return new TestNames(full, full);
    }
    String kept = identifier.substring(0, Math.min(KEPT, identifier.length()));
    return new TestNames(kept + "_" + md5(full), full);
  }

  /// The last characters of the hash over a test's name and all that it was declared with.
  public static String hash(String name, Fields metadata) {
    String text = name + PythonText.repr(hashable(metadata.values()));
    String md5 = md5(text);
    return md5.substring(md5.length() - HASH);
  }

  private static void flatten(@Nullable Object value, List<String> into) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(item -> into.add(clean(item)));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> into.add(clean(item)));
    } else {
      into.add(clean(value));
    }
  }

  private static String clean(@Nullable Object value) {
    return PythonText.str(value).replaceAll("[^0-9a-zA-Z_]+", "_");
  }

  private static Object hashable(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, item) -> sorted.put(String.valueOf(key), hashable(item)));
      return new LinkedHashMap<>(sorted);
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      list.forEach(item -> items.add(hashable(item)));
      return items;
    }
    return PythonText.str(value);
  }

  /// MD5 in lower-case hex: a name, not a secret.
  public static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
