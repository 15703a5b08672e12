package io.daybook.jinja.builtin;

import io.daybook.jinja.python.Iteration;
import io.daybook.jinja.python.Slice;
import io.daybook.jinja.python.Subscript;
import io.daybook.jinja.python.operator.Ordering;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns addresses in escaped text into links.
///
/// @param limit how many characters of an address are shown, `None` for all
/// @param relation the `rel` of links
/// @param target the escaped `target` of links, empty without one
/// @param schemes more beginnings that make a link
record Links(Object limit, String relation, String target, List<String> schemes) {
  private static final String HOST_END = "(?::[0-9]{1,5})?(?:[/?#]\\S*)?";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:(?:https?://|www\\.)(?:[\\p{L}\\p{N}_%-]+\\.)*(?:[a-z]{2,63}|xn--[\\p{L}\\p{N}_%]{2,59})"
              + "|(?:[\\p{L}\\p{N}_%-]{2,63}\\.)+(?:com|net|int|edu|gov|org|info|mil)"
              + "|https?://(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[(?:[0-9a-f]{0,4}:){2}(?:[0-9a-f]{0,4}:?){1,6}]))"
              + HOST_END,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern MAIL =
      Pattern.compile(
          "\\S+@[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*\\.[\\p{L}\\p{N}_]+",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern HEAD = Pattern.compile("^(?:[(<]|&lt;)+");
  private static final Pattern TAIL = Pattern.compile("(?:[)>.,\\n]|&gt;)+$");
  private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final String[][] BRACKETS = {{"(", ")"}, {"<", ">"}, {"&lt;", "&gt;"}};

  String link(String text) {
    StringBuilder out = new StringBuilder();
    Matcher blanks = BLANKS.matcher(text);
    int from = 0;
    while (blanks.find()) {
      out.append(word(text.substring(from, blanks.start()))).append(blanks.group());
      from = blanks.end();
    }
    return out.append(word(text.substring(from))).toString();
  }

  private String word(String word) {
    Matcher heads = HEAD.matcher(word);
    String head = heads.find() ? heads.group() : "";
    String middle = word.substring(head.length());
    Matcher tails = TAIL.matcher(middle);
    String tail = tails.find() ? tails.group() : "";
    middle = middle.substring(0, middle.length() - tail.length());
    for (String[] pair : BRACKETS) {
      int open = count(middle, pair[0]);
      if (open > count(middle, pair[1])) {
        for (int moves = Math.min(open, count(tail, pair[1])); moves > 0; moves--) {
          int end = tail.indexOf(pair[1]) + pair[1].length();
          middle += tail.substring(0, end);
          tail = tail.substring(end);
        }
      }
    }
    return head + linked(middle) + tail;
  }

  private static int count(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private String attributes() {
    String rel = relation.isEmpty() ? "" : " rel=\"" + Markup.escape(relation).text() + "\"";
    return rel + (target.isEmpty() ? "" : " target=\"" + target + "\"");
  }

  private String shown(String address) {
    if (Soft.isNone(limit) || !Ordering.compare(">", (long) Iteration.length(address), limit)) {
      return address;
    }
    return Subscript.of(address, new Slice(None.NONE, limit, None.NONE)) + "...";
  }

  private String linked(String middle) {
    if (ADDRESS.matcher(middle).matches()) {
      boolean complete = middle.startsWith("https://") || middle.startsWith("http://");
      String address = complete ? middle : "https://" + middle;
      return "<a href=\"" + address + "\"" + attributes() + ">" + shown(middle) + "</a>";
    }
    if (middle.startsWith("mailto:") && MAIL.matcher(middle.substring(7)).matches()) {
      return "<a href=\"" + middle + "\">" + middle.substring(7) + "</a>";
    }
    boolean mail = !middle.startsWith("www.") && !middle.startsWith("@") && middle.indexOf(':') < 0;
    if (mail && MAIL.matcher(middle).matches()) {
      return "<a href=\"mailto:" + middle + "\">" + middle + "</a>";
    }
    String result = middle;
    for (String scheme : schemes) {
      if (!result.equals(scheme) && result.startsWith(scheme)) {
        result = "<a href=\"" + result + "\"" + attributes() + ">" + result + "</a>";
      }
    }
    return result;
  }
}
