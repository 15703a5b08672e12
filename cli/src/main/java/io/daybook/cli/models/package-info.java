/// The verbs of `daybook models`: dbt's command line over the model runner, and the lines that it
/// tells while it works. Entry type: {@link io.daybook.cli.models.ModelsTaskCommand}.
@NullMarked
package io.daybook.cli.models;

import org.jspecify.annotations.NullMarked;
