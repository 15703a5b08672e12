package io.daybook.models.node;

/// A map that nobody can change any more: {@link Fields} takes it as it is.
public interface Frozen {}
