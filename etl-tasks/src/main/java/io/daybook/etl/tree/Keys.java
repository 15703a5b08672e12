package io.daybook.etl.tree;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.failure.Problems;
import io.daybook.kernel.failure.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes a mapping apart key by key. What is asked for with the wrong kind, what is missing and, at
/// the end, what nobody asked for goes to the problems; reading goes on with a stand-in. One
/// reader, one thread.
public final class Keys {
  private final Location.FilePlace at;
  private final String what;
  private final Map<String, Tree.Entry> entries = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Problems problems;

  /// The keys of a mapping; a tree of another kind is a problem and has no keys.
  ///
  /// @param what the thing that the mapping describes, for messages: `the contract`
  public Keys(Tree tree, String what, Problems problems) {
    this.at = tree.at();
    this.what = what;
    this.problems = problems;
    if (tree instanceof Tree.Mapping mapping) {
      mapping.entries().forEach(e -> entries.put(e.key().text(), e));
    } else {
      wrongKind(tree, what, "a mapping");
    }
  }

  /// Where the mapping begins.
  public Location.FilePlace at() {
    return at;
  }

  /// Where a key's value begins, or where the mapping begins.
  public Location.FilePlace at(String key) {
    Tree.Entry entry = entries.get(key);
    return entry == null ? at : entry.value().at();
  }

  /// The value of a key.
  public Optional<Tree> tree(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key)).map(Tree.Entry::value);
  }

  /// The value of a key that must be there.
  public Optional<Tree> required(String key) {
    Optional<Tree> value = tree(key);
    if (value.isEmpty()) {
      problem("CONTRACT-003", what + " has no \"" + key + "\"", at, "add the key " + key);
    }
    return value;
  }

  /// Text that must be there; `""` stands in.
  public String text(String key) {
    return required(key).map(v -> text(key, v)).orElse("");
  }

  /// Text that may be there.
  public Optional<String> optionalText(String key) {
    return tree(key).map(v -> text(key, v));
  }

  /// A truth that may be there.
  public boolean truth(String key, boolean absent) {
    return tree(key).map(v -> truth(key, v)).orElse(absent);
  }

  /// A whole number that may be there.
  public Optional<Integer> integer(String key) {
    return tree(key)
        .flatMap(v -> scalar(key, v, Tree.ScalarKind.INTEGER, "an integer"))
        .map(s -> new BigDecimal(s.text()).intValue());
  }

  /// A number that may be there.
  public Optional<BigDecimal> number(String key) {
    return tree(key).flatMap(v -> decimal(key, v));
  }

  /// The items of a list that may be there.
  public List<Tree> items(String key) {
    Optional<Tree> value = tree(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof Tree.Sequence sequence) {
      return sequence.items();
    }
    wrongKind(value.get(), "\"" + key + "\"", "a list");
    return List.of();
  }

  /// A list of texts that may be there.
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    items(key).forEach(item -> texts.add(text(key, item)));
    return texts;
  }

  /// Text of any tree.
  public String text(String key, Tree value) {
    if (value instanceof Tree.Scalar scalar && scalar.scalarKind() == Tree.ScalarKind.TEXT) {
      return scalar.text();
    }
    wrongKind(value, "\"" + key + "\"", "text");
    return "";
  }

  /// One of a few words; the first stands in.
  public String oneOf(String key, String absent, String... words) {
    Optional<Tree> value = tree(key);
    if (value.isEmpty()) {
      return absent;
    }
    String text = text(key, value.get());
    if (List.of(words).contains(text)) {
      return text;
    }
    problem(
        "CONTRACT-005",
        "\"" + key + "\" is \"" + text + "\"",
        value.get().at(),
        "it is one of " + String.join(", ", words));
    return words[0];
  }

  /// Keys that may stand here and that this program does not read.
  public Keys ignoring(String... keys) {
    asked.addAll(List.of(keys));
    return this;
  }

  /// Reports the keys that nobody asked for, with the nearest known one.
  public void nothingElse() {
    for (Tree.Entry entry : entries.values()) {
      String key = entry.key().text();
      if (!asked.contains(key)) {
        problem(
            "CONTRACT-001",
            what + " has an unknown key \"" + key + "\"",
            entry.key().at(),
            Suggestion.nearest(key, asked)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse("remove it; docs/reference/contract.md lists the keys"));
      }
    }
  }

  /// Adds a problem of this document.
  public void problem(String code, String fact, Location at, String hint) {
    problems.add(new Failure.Config(code, fact, at, hint));
  }

  private boolean truth(String key, Tree value) {
    return scalar(key, value, Tree.ScalarKind.BOOLEAN, "true or false")
        .map(s -> s.text().equals("true"))
        .orElse(false);
  }

  private Optional<BigDecimal> decimal(String key, Tree value) {
    if (value instanceof Tree.Scalar scalar
        && (scalar.scalarKind() == Tree.ScalarKind.INTEGER
            || scalar.scalarKind() == Tree.ScalarKind.NUMBER)) {
      return Optional.of(new BigDecimal(scalar.text()));
    }
    wrongKind(value, "\"" + key + "\"", "a number");
    return Optional.empty();
  }

  private Optional<Tree.Scalar> scalar(
      String key, Tree value, Tree.ScalarKind kind, String expected) {
    if (value instanceof Tree.Scalar scalar && scalar.scalarKind() == kind) {
      return Optional.of(scalar);
    }
    wrongKind(value, "\"" + key + "\"", expected);
    return Optional.empty();
  }

  private void wrongKind(Tree value, String name, String expected) {
    problem(
        "CONTRACT-002",
        name + " is " + value.kind() + "; it must be " + expected,
        value.at(),
        "write " + expected);
  }
}
