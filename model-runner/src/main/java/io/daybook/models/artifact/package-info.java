/// The files that a run leaves behind, in dbt's formats. Written after the fact: nobody waits for
/// them.
@NullMarked
package io.daybook.models.artifact;

import org.jspecify.annotations.NullMarked;
