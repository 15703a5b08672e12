/// Accepted rows to PostgreSQL: binary COPY into a table of its own, checks over the whole data set
/// there, then the rows take their date's place. The caller owns the transaction. Knows no files
/// and no ledger.
@NullMarked
package io.daybook.etl.load;

import org.jspecify.annotations.NullMarked;
