/// The commands that read the ledger: what was loaded, refused, built and tested. Entry type:
/// {@link io.daybook.cli.ledger.StatusCommand}.
@NullMarked
package io.daybook.cli.ledger;

import org.jspecify.annotations.NullMarked;
