/// Bytes to records that remember where they stood: own scanner, strict about quotes, encoding and
/// size, in bounded memory whatever the file. Entry type: {@link io.daybook.etl.csv.CsvScanner}.
/// Knows no columns and no types.
@NullMarked
package io.daybook.etl.csv;

import org.jspecify.annotations.NullMarked;
