/// dbt's options by their names, as flags and as variables. Entry type: {@link
/// io.daybook.cli.models.option.ModelsOptions}. Knows no verb.
@NullMarked
package io.daybook.cli.models.option;

import org.jspecify.annotations.NullMarked;
