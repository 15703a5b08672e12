/// The only room of the model runner with JDBC in it: sessions over a small pool, what a statement
/// answered in the words and values that dbt shows, columns of a relation, seeds by COPY. Entry
/// type: {@link io.daybook.models.postgres.Sessions}. Knows nothing of models, graphs or templates.
@NullMarked
package io.daybook.models.postgres;

import org.jspecify.annotations.NullMarked;
