package io.daybook.models.project;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// One file of a package, read.
///
/// @param packageName the package
/// @param searchedPath the resource folder in which it was found (`models`)
/// @param relativePath below that folder, with `/`
/// @param content without surrounding white space, as dbt keeps it; empty for a seed
/// @param checksum lower-case hex SHA-256 as dbt computes it; for a seed of more than the maximum
///   size its path
/// @param isHashed false where the checksum is a path
public record SourceFile(
    String packageName,
    String searchedPath,
    String relativePath,
    String content,
    String checksum,
    boolean isHashed) {

  private static final Pattern TEMPLATE = Pattern.compile("\\.(j2|jinja2|jinja)$");

  /// From the package's root: `models/staging/stg_orders.sql`.
  public String originalFilePath() {
    return searchedPath + "/" + relativePath;
  }

  /// The file's name without its folder and its extension; that of a template, where there is one,
  /// is left out first.
  public String stem() {
    String file = relativePath.substring(relativePath.lastIndexOf('/') + 1);
    String name = TEMPLATE.matcher(file).replaceFirst("");
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /// The hash of a text whose white space is folded, so that formatting alone changes nothing.
  static String foldedChecksum(String content) {
    StringBuilder folded = new StringBuilder(content.length());
    boolean gap = false;
    for (int i = 0; i < content.length(); ) {
      int c = content.codePointAt(i);
      i += Character.charCount(c);
      if (isSpace(c)) {
        gap = true;
        continue;
      }
      if (gap && !folded.isEmpty()) {
        folded.append(' ');
      }
      gap = false;
      folded.appendCodePoint(c);
    }
    return checksum(folded.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// The same characters as Python's `str.split()` takes for white space.
  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  /// SHA-256 in lower-case hex.
  public static String checksum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
