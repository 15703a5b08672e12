package io.daybook.models.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The questions that the reading of one file asked, with hashes of the answers: a finding holds as
/// long as each would be answered so again. One thread.
public final class Trace {
  private final Function<Question, String> answers;
  private final Map<Question, String> asked = new LinkedHashMap<>();
  private boolean repeatable = true;

  /// @param answers the hash of each answer
  public Trace(Function<Question, String> answers) {
    this.answers = answers;
  }

  /// One for readings that are not remembered.
  public static Trace ignored() {
    return new Trace(_ -> "");
  }

  /// Notes a question.
  public void ask(Question.Kind kind, String... words) {
    asked.computeIfAbsent(Question.of(kind, words), answers);
  }

  /// Notes that something was read that is never the same again, such as the time.
  public void neverAgain() {
    repeatable = false;
  }

  boolean isRepeatable() {
    return repeatable;
  }

  /// Each question with its answer, as plain values.
  List<@Nullable Object> asked() {
    List<@Nullable Object> all = new ArrayList<>();
    asked.forEach((question, answer) -> {
      List<@Nullable Object> one = new ArrayList<>();
      one.add(question.kind().name());
      one.add(answer);
      one.addAll(question.words());
      all.add(one);
    });
    return all;
  }

  /// True if all those questions would be answered so again.
  static boolean holds(List<@Nullable Object> asked, Function<Question, String> answers) {
    for (Object each : asked) {
      if (!(each instanceof List<?> one)) {
        return false;
      }
      List<String> words = one.stream().map(String::valueOf).toList();
      Question question =
          new Question(Question.Kind.valueOf(words.getFirst()), words.subList(2, words.size()));
      if (!answers.apply(question).equals(words.get(1))) {
        return false;
      }
    }
    return true;
  }
}
