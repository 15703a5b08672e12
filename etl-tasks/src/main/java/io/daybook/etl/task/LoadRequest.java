package io.daybook.etl.task;

import io.daybook.kernel.run.DateRange;

/// What to load.
///
/// @param source by the name of its contract
/// @param dates to enter; each from files of its own, unless one file is named
/// @param inbox folder or `s3://` place of the files
/// @param fromUri the one file that holds all the dates, empty for the inbox's files
/// @param dryRun whether to leave everything as it is
public record LoadRequest(
    String source, DateRange dates, String inbox, String fromUri, boolean dryRun) {}
