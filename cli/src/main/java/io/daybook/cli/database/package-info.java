/// The commands that start, stop, name and migrate the database. Entry type: {@link
/// io.daybook.cli.database.DbUpCommand}.
@NullMarked
package io.daybook.cli.database;

import org.jspecify.annotations.NullMarked;
