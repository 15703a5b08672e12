/// What a source system promises: its data sets, columns and rules, read from Open Data Contract
/// Standard 3.1 files, and the DDL that follows from them. Entry types: {@link
/// io.daybook.etl.contract.odcs.Contracts}, {@link io.daybook.etl.contract.Contract}. Knows no
/// database, no file format and no run.
@NullMarked
package io.daybook.etl.contract;

import org.jspecify.annotations.NullMarked;
