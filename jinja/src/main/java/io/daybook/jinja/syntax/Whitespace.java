package io.daybook.jinja.syntax;

/// How tags treat the white space around them (Jinja2's environment options).
///
/// @param trimBlocks remove the newline after a block tag
/// @param lstripBlocks remove the blanks before a block tag that begins its line
/// @param keepTrailingNewline keep the newline at the end of the template
public record Whitespace(boolean trimBlocks, boolean lstripBlocks, boolean keepTrailingNewline) {
  /// Jinja2's defaults, also dbt's.
  public static final Whitespace DEFAULT = new Whitespace(false, false, false);

  /// Python's idea of a blank character.
  public static boolean isBlank(int c) {
    return c <= 0x20 ? isNarrowBlank(c) : isWideBlank(c);
  }

  private static boolean isNarrowBlank(int c) {
    return c == 0x20 || (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x1f);
  }

  private static boolean isWideBlank(int c) {
    return switch (c) {
      case 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
      default -> c >= 0x2000 && c <= 0x200a;
    };
  }
}
