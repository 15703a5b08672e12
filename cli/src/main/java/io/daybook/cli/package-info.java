/// The room `cli`.
@NullMarked
package io.daybook.cli;

import org.jspecify.annotations.NullMarked;
