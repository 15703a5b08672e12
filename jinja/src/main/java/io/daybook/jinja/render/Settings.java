package io.daybook.jinja.render;

import io.daybook.jinja.syntax.Parser;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.UndefinedPolicy;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What an environment has decided for all its templates.
///
/// @param loader finds the program of a template by name, or throws
/// @param pure the filters and tests that may be computed while compiling
/// @param policies settings that filters read
/// @param nativeMode what native rendering is here
public record Settings(
    Parser.Dialect dialect,
    Map<String, CallableValue> filters,
    Map<String, CallableValue> tests,
    Set<CallableValue> pure,
    Map<String, Object> globals,
    UndefinedPolicy undefined,
    boolean autoescape,
    Limits limits,
    Map<String, Object> policies,
    Mode nativeMode,
    Function<String, Program> loader) {}
