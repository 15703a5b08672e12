package io.daybook.models.parse;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the outermost blocks of a template file (`macro`, `test`, `materialization`, `snapshot`,
/// `docs`) without parsing what stands in them.
final class Blocks {
  private static final Pattern START = Pattern.compile("\\{#|\\{\\{|\\{%[-+]?\\s*([a-zA-Z_]\\w*)");
  private static final Pattern NAME = Pattern.compile("\\s*([a-zA-Z_]\\w*)");

  /// One block.
  ///
  /// @param type the word that opens it
  /// @param name the word after that
  /// @param full from its opening to its closing tag
  /// @param contents between the tags
  /// @param line where it begins, from 1
  record Block(String type, String name, String full, String contents, int line) {}

  private final String file;
  private final String text;
  private final List<String> unexpected = new ArrayList<>();

  private Blocks(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /// The blocks of those types, in order; other text is passed over.
  ///
  /// @throws FailureException if a block has no end
  static List<Block> extract(String file, String text, Set<String> types) {
    return new Blocks(file, text).extract(types);
  }

  /// The same, telling what tags stand beside them.
  static Found find(String file, String text, Set<String> types) {
    Blocks blocks = new Blocks(file, text);
    return new Found(blocks.extract(types), blocks.unexpected);
  }

  /// Blocks, and the words of other tags that stand between them.
  record Found(List<Block> blocks, List<String> unexpected) {}

  private List<Block> extract(Set<String> types) {
    List<Block> blocks = new ArrayList<>();
    Matcher start = START.matcher(text);
    int at = 0;
    while (start.find(at)) {
      String word = start.group(1);
      if (word == null) {
        at = skip(start.start(), start.group().equals("{#") ? "#}" : "}}");
      } else if (word.equals("raw")) {
        at = end(start.start(), Set.of("raw")).after();
      } else if (types.contains(word)) {
        Tag close = end(start.start(), Set.of(word));
        blocks.add(block(word, start, close, at));
        at = close.after();
      } else {
        unexpected.add(word);
        at = tagEnd(start.end());
      }
    }
    return blocks;
  }

  private record Tag(int before, int after) {}

  /// A tag that trims takes the white space beside it along, as dbt's extraction does.
  private Block block(String type, Matcher start, Tag close, int from) {
    Matcher name = NAME.matcher(text).region(start.end(), text.length());
    String named = name.lookingAt() ? name.group(1) : "";
    return new Block(
        type,
        named,
        text.substring(before(start.start(), from), close.after()),
        text.substring(after(start.end()), Math.max(after(start.end()), close.before())),
        line(start.start()));
  }

  /// The closing tag of the block that opens at a place. A block may hold others of its type.
  private Tag end(int from, Set<String> types) {
    String type = types.iterator().next();
    boolean raw = type.equals("raw");
    int depth = 0;
    Matcher tag = START.matcher(text);
    int at = from;
    while (tag.find(at)) {
      String word = tag.group(1);
      if (word == null) {
        at = raw ? tag.end() : skip(tag.start(), tag.group().equals("{#") ? "#}" : "}}");
      } else if (word.equals("end" + type)
          || (type.equals("data_test") && word.equals("endtest"))) {
        int after = after(tag.end());
        if (--depth == 0) {
          return new Tag(before(tag.start(), from), after);
        }
        at = after;
      } else if (!raw && word.equals("raw")) {
        at = end(tag.start(), Set.of("raw")).after();
      } else {
        depth += word.equals(type) && (!raw || depth == 0) ? 1 : 0;
        at = tagEnd(tag.end());
      }
    }
    throw unclosed(from, "Reached EOF without finding a close tag for " + type);
  }

  private int before(int at, int limit) {
    int start = at;
    if (text.startsWith("{%-", at)) {
      while (start > limit && Character.isWhitespace(text.charAt(start - 1))) {
        start--;
      }
    }
    return start;
  }

  private int after(int from) {
    int end = tagEnd(from);
    if (text.charAt(end - 3) == '-') {
      while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  /// After a `%}`, quotes respected.
  private int tagEnd(int from) {
    return skip(from, "%}");
  }

  private int skip(int from, String end) {
    if (end.equals("#}")) {
      int close = text.indexOf(end, from);
      if (close < 0) {
        throw unclosed(from, "Reached EOF without finding a close tag for a comment");
      }
      return close + 2;
    }
    for (int i = from; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '"') {
        i = string(i);
      } else if (c == end.charAt(0) && text.charAt(i + 1) == end.charAt(1)) {
        return i + 2;
      }
    }
    throw unclosed(from, "Reached EOF without finding a close tag");
  }

  private int string(int from) {
    char quote = text.charAt(from);
    for (int i = from + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == quote) {
        return i;
      }
    }
    throw unclosed(from, "Unmatched quote");
  }

  private int line(int at) {
    int line = 1;
    for (int i = 0; i < at; i++) {
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    return line;
  }

  private FailureException unclosed(int at, String fact) {
    return new FailureException(
        new Failure.Config(
            "PARSE-001",
            fact,
            Location.file(file, line(at), 0),
            "close the block or the quote that is opened here"));
  }
}
