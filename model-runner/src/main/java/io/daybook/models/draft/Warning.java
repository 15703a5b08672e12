package io.daybook.models.draft;

/// Something that dbt warns of while parsing and that `--warn-error` makes an error.
///
/// @param name dbt's name of the event (`NoNodeForYamlKey`), used by `warn_error_options`
/// @param message in dbt's words
public record Warning(String name, String message) {}
