/// The way to PostgreSQL: its URL, a small pool, and a server of our own where none is given. Entry
/// types: {@link io.daybook.kernel.postgres.Database}, {@link
/// io.daybook.kernel.postgres.EmbeddedPostgres}. Knows no table.
@NullMarked
package io.daybook.kernel.postgres;

import org.jspecify.annotations.NullMarked;
