/// The types that declared values must have, told in the words of dbt's validation. Knows no files
/// and no resources.
@NullMarked
package io.daybook.models.schema;

import org.jspecify.annotations.NullMarked;
