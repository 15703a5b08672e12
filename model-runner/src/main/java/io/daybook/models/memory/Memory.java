package io.daybook.models.memory;

import io.daybook.models.project.SourceFile;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Findings of earlier parses, each under the hash of the text that it was read from. Only plain
/// values are remembered, so that what comes back is equal to what was found. Safe for all threads.
public final class Memory {
  /// Deeper values are not remembered: YAML's anchors can make a value that holds itself.
  private static final int DEEPEST = 50;

  private final Map<String, @Nullable Object> known;
  private final Map<String, Object> kept = new ConcurrentHashMap<>();
  private volatile boolean grown;

  /// @param known what {@link #kept} gave at the end of an earlier parse
  public Memory(Map<String, @Nullable Object> known) {
    this.known = known;
  }

  /// One that remembers nothing.
  public static Memory empty() {
    return new Memory(Map.of());
  }

  /// True if an earlier parse left something: a mistake found with its help is looked for again
  /// without, because findings do not know their lines.
  public boolean isWarm() {
    return !known.isEmpty();
  }

  /// All that this parse found or found again.
  public Map<String, Object> kept() {
    return new TreeMap<>(kept);
  }

  /// True if this parse found just what was known before.
  public boolean isUnchanged() {
    return !grown && kept.size() == known.size();
  }

  /// The name of a finding.
  ///
  /// @param kind what is looked for in the text, and whatever else it depends on
  public static String key(String kind, String text) {
    return kind + " " + hash(text);
  }

  /// The hash by which texts and answers are compared; what it was made of may be secret.
  public static String hash(String text) {
    return SourceFile.checksum(text.getBytes(StandardCharsets.UTF_8));
  }

  /// What an earlier parse found, as values of the caller's own that it may change.
  public Optional<Object> recall(String key) {
    Object found = known.get(key);
    if (found == null) {
      return Optional.empty();
    }
    kept.put(key, found);
    return Optional.ofNullable(copy(found));
  }

  /// Remembers a finding, if it is a plain value.
  public void keep(String key, Object found) {
    if (isPlain(found, 0)) {
      kept.put(key, Objects.requireNonNull(copy(found)));
      grown = true;
    }
  }

  private static boolean isPlain(@Nullable Object value, int depth) {
    return switch (value) {
      case null -> true;
      case String _, Boolean _, Long _, Double _, BigInteger _, BigDecimal _ -> true;
      case LocalDate _, LocalDateTime _, OffsetDateTime _ -> true;
      case Map<?, ?> map ->
          depth < DEEPEST
              && map.entrySet().stream()
                  .allMatch(e -> e.getKey() instanceof String && isPlain(e.getValue(), depth + 1));
      case List<?> list ->
          depth < DEEPEST && list.stream().allMatch(item -> isPlain(item, depth + 1));
      default -> false;
    };
  }

  private static @Nullable Object copy(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, item) -> copy.put(String.valueOf(key), copy(item)));
        yield copy;
      }
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        list.forEach(item -> copy.add(copy(item)));
        yield copy;
      }
      case null, default -> value;
    };
  }
}
