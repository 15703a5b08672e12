package io.daybook.etl.source;

/// Which S3.
///
/// @param endpoint URL of a server other than Amazon's, empty for Amazon's
/// @param region of the buckets
public record S3Settings(String endpoint, String region) {}
