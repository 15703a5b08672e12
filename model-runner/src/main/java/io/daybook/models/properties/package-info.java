/// Properties files (`models/schema.yml` and its kin): what they say of models, seeds, snapshots,
/// tests, sources, exposures, groups and unit tests. Entry type: {@link
/// io.daybook.models.properties.PropertyFiles}.
@NullMarked
package io.daybook.models.properties;

import org.jspecify.annotations.NullMarked;
