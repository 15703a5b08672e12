package io.daybook.ledger;

/// The file that was offered: where it lay and which bytes it had.
///
/// @param uri path or `s3://` address as it was opened
/// @param objectVersion the store's version of the object, empty where it has none
/// @param bytes its size
/// @param sha256 64 lower-case hexadecimal digits
public record OfferedFile(String uri, String objectVersion, long bytes, String sha256) {}
