package io.daybook.ledger.report;

import java.time.LocalDate;

/// One business date in one line.
///
/// @param datasets how many data sets have a partition
/// @param refused how many data sets' last file was refused
/// @param modelsBuilt how many models' last build went well
/// @param modelsFailed how many did not
/// @param checksFailed how many tests' last result was a failure
public record DayLine(
    LocalDate date,
    long datasets,
    long refused,
    long rowsLoaded,
    long rowsRejected,
    long modelsBuilt,
    long modelsFailed,
    long checksFailed) {}
