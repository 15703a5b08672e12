/// What people ask the ledger: the status of a date, the refused records, and whether what is
/// derived agrees with the events. Entry type: {@link io.daybook.ledger.report.LedgerReport}. Reads
/// only, but for one repair.
@NullMarked
package io.daybook.ledger.report;

import org.jspecify.annotations.NullMarked;
