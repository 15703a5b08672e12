/// Where files come from: a folder or an S3 bucket. A file has an identity (its bytes' SHA-256)
/// before anybody reads it. Entry type: {@link io.daybook.etl.source.Stores}. Knows no contract and
/// no database.
@NullMarked
package io.daybook.etl.source;

import org.jspecify.annotations.NullMarked;
