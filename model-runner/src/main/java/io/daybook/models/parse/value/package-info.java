/// What dbt's names stand for while parsing, where no database is asked. Entry type: {@link
/// io.daybook.models.parse.value.Quiet}. Knows no files.
@NullMarked
package io.daybook.models.parse.value;

import org.jspecify.annotations.NullMarked;
