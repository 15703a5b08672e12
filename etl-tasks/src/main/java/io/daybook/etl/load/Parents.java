package io.daybook.etl.load;

import io.daybook.etl.contract.DataSet;

/// Where the rows of parents stand during a load.
public interface Parents {

  /// The parent's data set.
  DataSet dataSet(String source, String name);

  /// The table to look in, as statements name it: the one that is being filled in this transaction,
  /// else the one in `raw`.
  String relation(String source, String name);
}
