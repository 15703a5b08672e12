package io.daybook.jinja.error;

/// One entry of the stack of macro calls that led to an error: the macro and where it was called.
///
/// @param macro the macro that was called
/// @param template the template that holds the call
/// @param line the line of the call
public record CallSite(String macro, String template, int line) {}
