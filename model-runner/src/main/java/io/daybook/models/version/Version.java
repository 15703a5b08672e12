package io.daybook.models.version;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version of dbt or of a package on the hub, and the bounds that are put on it, by the rules of
/// semver.org as dbt reads them.
///
/// @param text as the hub writes it
/// @param numbers major, minor and patch
/// @param prerelease what stands behind the numbers, empty for a release
public record Version(String text, List<Long> numbers, String prerelease)
    implements Comparable<Version> {
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(>=|<=|>|<|=)?\\s*(\\d+)\\.(\\d+)\\.(\\d+)-?"
              + "([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?(?:\\+[0-9A-Za-z.-]+)?");

  /// A comparison with a version, `>=1.0.0`.
  public record Bound(String operator, Version version) {
    /// @throws IllegalArgumentException with dbt's text where it is none
    public static Bound of(String text) {
      Matcher matcher = SYNTAX.matcher(text.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException("\"" + text + "\" is not a valid semantic version.");
      }
      return new Bound(matcher.group(1) == null ? "=" : matcher.group(1), parsed(text, matcher));
    }

    /// Whether the candidate is within.
    public boolean allows(Version candidate) {
      int order = candidate.compareTo(version);
      return switch (operator) {
        case ">=" -> order >= 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        // A pre-release of what a version has to stay below is not below it.
        case "<" ->
            order < 0
                && (!version.prerelease.isEmpty() || !candidate.numbers.equals(version.numbers));
        default -> order == 0;
      };
    }
  }

  /// @throws IllegalArgumentException with dbt's text where it is none
  public static Version of(String text) {
    return Bound.of(text).version();
  }

  private static Version parsed(String text, Matcher matcher) {
    List<Long> numbers =
        List.of(
            Long.valueOf(matcher.group(2)),
            Long.valueOf(matcher.group(3)),
            Long.valueOf(matcher.group(4)));
    String prerelease = matcher.group(5);
    return new Version(text, numbers, prerelease == null ? "" : prerelease);
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < numbers.size(); i++) {
      int order = numbers.get(i).compareTo(other.numbers.get(i));
      if (order != 0) {
        return order;
      }
    }
    if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
      return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
    }
    return compareParts(prerelease.split("\\.", -1), other.prerelease.split("\\.", -1));
  }

  private static int compareParts(String[] left, String[] right) {
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int order = comparePart(left[i], right[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length, right.length);
  }

  /// Numbers stand below words.
  private static int comparePart(String left, String right) {
    if (isNumber(left) != isNumber(right)) {
      return isNumber(left) ? -1 : 1;
    }
    return isNumber(left)
        ? Long.compare(Long.parseLong(left), Long.parseLong(right))
        : left.compareTo(right);
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && part.length() < 18 && part.chars().allMatch(Character::isDigit);
  }
}
