package io.daybook.models.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/// Stretches of time as `--sample` takes them, compared with dbt-core 1.12.6.
class WindowTest {
  @Test
  void aWindowThatEndsNowBeginsAtTheSameTimeOfDay() {
    LocalDateTime now = LocalDateTime.parse("2024-03-31T16:06:00");

    assertEquals(LocalDateTime.parse("2024-03-29T16:06:00"), Window.ending(now, "2 days").start());
    assertEquals(LocalDateTime.parse("2024-02-29T16:06:00"), Window.ending(now, "1 month").start());
    assertEquals(now, Window.ending(now, "1 hour").end());
  }
}
