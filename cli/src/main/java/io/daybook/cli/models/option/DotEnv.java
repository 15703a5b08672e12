package io.daybook.cli.models.option;

import io.daybook.cli.frame.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file `.env` of the working folder or the nearest one above it: variables for dbt projects,
/// where the process does not have them. Its lines are read as python-dotenv reads them.
public final class DotEnv {
  private static final Pattern LINE =
      Pattern.compile(
          "[^\\S\\r\\n]*(?:export[^\\S\\r\\n]+)?(?<key>'[^']+'|[^=#\\s]+)[^\\S\\r\\n]*"
              + "(?:=[^\\S\\r\\n]*(?:'(?<single>(?:\\\\'|[^'])*)'|\"(?<double>(?:\\\\\"|[^\"])*)\"|(?<bare>[^\\r\\n]*)))?"
              + "(?<rest>[^\\S\\r\\n]*(?:#[^\\r\\n]*)?)(?:\\r\\n|\\n|\\r|$)");
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{(?<name>[^}:]*)(?::-(?<otherwise>[^}]*))?}");

  private DotEnv() {}

  /// The session with the variables of the nearest `.env` at or above a folder.
  public static Session over(Session session, Path folder) {
    for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve(".env");
      if (Files.isRegularFile(file)) {
        Map<String, String> all = read(file, session.environment());
        all.putAll(session.environment());
        return new Session(session.console(), all, session.run());
      }
    }
    return session;
  }

  private static Map<String, String> read(Path file, Map<String, String> environment) {
    try {
      return variables(Files.readString(file), environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The variables of a text, references such as `${HOME:-/}` resolved. A line that cannot be read
  /// is passed over.
  static Map<String, String> variables(String text, Map<String, String> environment) {
    Map<String, String> variables = new LinkedHashMap<>();
    Matcher line = LINE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (line.region(at, text.length()).lookingAt() && line.end() > at) {
        String value = value(line);
        if (value != null) {
          Map<String, String> known = new LinkedHashMap<>(variables);
          known.putAll(environment);
          variables.put(line.group("key").replaceAll("^'|'$", ""), resolved(value, known));
        }
        at = line.end();
      } else {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
      }
    }
    return variables;
  }

  private static @Nullable String value(Matcher line) {
    if (line.group("single") != null) {
      return line.group("single").replaceAll("\\\\([\\\\'])", "$1");
    }
    if (line.group("double") != null) {
      return line.group("double").translateEscapes();
    }
    String bare = line.group("bare");
    return bare == null ? null : bare.replaceFirst("\\s+#.*", "").stripTrailing();
  }

  private static String resolved(String value, Map<String, String> known) {
    return REFERENCE
        .matcher(value)
        .replaceAll(found -> {
          String otherwise = found.group(2) == null ? "" : found.group(2);
          return Matcher.quoteReplacement(known.getOrDefault(found.group(1), otherwise));
        });
  }
}
