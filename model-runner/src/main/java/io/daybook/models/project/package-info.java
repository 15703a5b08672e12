/// A dbt project on disk: its `dbt_project.yml`, its packages, its profile, its variables. Entry
/// type: {@link io.daybook.models.project.Project}. Reads files and YAML; knows no nodes.
@NullMarked
package io.daybook.models.project;

import org.jspecify.annotations.NullMarked;
