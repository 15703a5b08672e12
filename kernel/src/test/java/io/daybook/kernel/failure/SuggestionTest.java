package io.daybook.kernel.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> WORDS = List.of("sales", "operations", "finance");

  @Test
  void findsTheWordThatWasMeant() {
    assertEquals(Optional.of("sales"), Suggestion.nearest("slaes", WORDS));
    assertEquals(Optional.of("finance"), Suggestion.nearest("finanse", WORDS));
    assertEquals(Optional.of("operations"), Suggestion.nearest("opertaion", WORDS));
  }

  @Test
  void isSilentAboutWordsThatAreOthers() {
    assertEquals(Optional.empty(), Suggestion.nearest("marketing", WORDS));
    assertEquals(Optional.empty(), Suggestion.nearest("", WORDS));
  }
}
