/// The ledger, schema `daybook`: what was loaded, refused, built, tested and published, under which
/// date. Entry types: {@link io.daybook.ledger.Ledger}, {@link io.daybook.ledger.LedgerSchema}.
/// Knows no contract and no model; jOOQ and Flyway do not leave this room.
@NullMarked
package io.daybook.ledger;

import org.jspecify.annotations.NullMarked;
