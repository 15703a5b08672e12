/// A run as it is told: lines for people, events by dbt's names for machines. Entry type: {@link
/// io.daybook.models.execute.story.Narrator}.
@NullMarked
package io.daybook.models.execute.story;

import org.jspecify.annotations.NullMarked;
