package io.daybook.jinja.builtin;

import io.daybook.jinja.python.Numbers;
import io.daybook.jinja.python.Truth;
import io.daybook.jinja.python.method.Parameters;
import io.daybook.jinja.python.method.TextCase;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// What `lipsum()` makes: paragraphs of filler text, different each time.
final class LoremIpsum {
  private static final Parameters PARAMETERS =
      Parameters.of("generate_lorem_ipsum", 0, "n=5", "html=True", "min=20", "max=100");
  private static final List<String> WORDS =
      List.of(
          "lorem",
          "ipsum",
          "dolor",
          "sit",
          "amet",
          "consectetur",
          "adipiscing",
          "elit",
          "sed",
          "do",
          "eiusmod",
          "tempor",
          "incididunt",
          "ut",
          "labore",
          "et",
          "dolore",
          "magna",
          "aliqua",
          "enim",
          "minim",
          "veniam");

  private LoremIpsum() {}

  static Object generate(Arguments arguments) {
    Object[] a = PARAMETERS.bind(arguments);
    RandomGenerator random = RandomGenerator.getDefault();
    List<String> paragraphs = new ArrayList<>();
    for (long i = Numbers.index(a[0]); i > 0; i--) {
      paragraphs.add(paragraph(random, (int) Numbers.index(a[2]), (int) Numbers.index(a[3])));
    }
    if (!Truth.of(a[1])) {
      return String.join("\n\n", paragraphs);
    }
    paragraphs.replaceAll(paragraph -> "<p>" + paragraph + "</p>");
    return new Markup(String.join("\n", paragraphs));
  }

  private static String paragraph(RandomGenerator random, int min, int max) {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(min, max); i > 0; i--) {
      words.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return TextCase.capitalize(String.join(" ", words)) + ".";
  }
}
