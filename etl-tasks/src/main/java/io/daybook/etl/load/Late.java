package io.daybook.etl.load;

import io.daybook.etl.row.Refusal;
import java.util.List;

/// A row that was good by itself and is refused for what stands beside it.
///
/// @param record its number in the file
/// @param groups for each group check that may refuse the file, the group that the row belonged to
public record Late(long record, Refusal refusal, List<List<String>> groups) {
  public Late {
    groups = List.copyOf(groups);
  }
}
