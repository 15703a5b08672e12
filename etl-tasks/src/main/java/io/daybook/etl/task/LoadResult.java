package io.daybook.etl.task;

import io.daybook.ledger.Load;
import io.daybook.ledger.LoadState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What became of one data set under one date.
///
/// @param load as the ledger has it
/// @param reasons why it was refused; empty where it was not
public record LoadResult(Load load, List<String> reasons) {
  public LoadResult {
    reasons = List.copyOf(reasons);
  }

  /// The fields of the event `result`; dates are text.
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("source", load.partition().source());
    fields.put("dataset", load.partition().dataset());
    fields.put("date", load.partition().date().toString());
    fields.put("rows_read", load.rows().read());
    fields.put("rows_loaded", load.rows().loaded());
    fields.put("rows_rejected", load.rows().rejected());
    fields.put("digest", load.digest());
    fields.put("state", state());
    return fields;
  }

  /// One line for people.
  public String text() {
    return "%s: %s, read %,d, loaded %,d, refused %,d"
        .formatted(
            load.partition(),
            state(),
            load.rows().read(),
            load.rows().loaded(),
            load.rows().rejected());
  }

  private String state() {
    LoadState state = load.state();
    return state.name().toLowerCase(Locale.ROOT);
  }
}
