/// Reads contracts from files in the Open Data Contract Standard 3.1: strictly, and with the line
/// and column of everything that is wrong, all at once. Entry type: {@link
/// io.daybook.etl.contract.odcs.Contracts}. Knows no database and no CSV.
@NullMarked
package io.daybook.etl.contract.odcs;

import org.jspecify.annotations.NullMarked;
