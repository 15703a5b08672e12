package io.daybook.etl.contract.odcs;

import io.daybook.etl.tree.Keys;
import io.daybook.etl.tree.Tree;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.failure.Problems;
import java.util.ArrayList;
import java.util.List;

/// The standard's list of `property` and `value` as if it were one mapping.
final class CustomProperties {
  private CustomProperties() {}

  /// The custom properties of a mapping.
  ///
  /// @param what the thing that they belong to
  static Keys of(Keys owner, String what, Problems problems) {
    List<Tree.Entry> entries = new ArrayList<>();
    for (Tree item : owner.items("customProperties")) {
      Keys keys = new Keys(item, "the custom property", problems).ignoring("id", "description");
      keys.text("property");
      keys.required("value");
      if (keys.tree("property").orElse(null) instanceof Tree.Scalar name) {
        keys.tree("value").ifPresent(value -> entries.add(new Tree.Entry(name, value)));
      }
      keys.nothingElse();
    }
    Location.FilePlace at = owner.at("customProperties");
    return new Keys(new Tree.Mapping(at, entries), "customProperties of " + what, problems);
  }
}
