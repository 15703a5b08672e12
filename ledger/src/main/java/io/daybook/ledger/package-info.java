/// The room `ledger`.
@NullMarked
package io.daybook.ledger;

import org.jspecify.annotations.NullMarked;
