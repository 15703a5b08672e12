/// Semantic versions, of dbt and of packages.
@NullMarked
package io.daybook.models.version;

import org.jspecify.annotations.NullMarked;
