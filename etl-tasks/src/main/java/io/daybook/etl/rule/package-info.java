/// The small closed language in which a contract states what must hold between the columns of a row
/// or over a group of rows. No loops, no calls into the program, no state: an expression always
/// ends. Entry types: {@link io.daybook.etl.rule.ExpressionParser}, {@link
/// io.daybook.etl.rule.Expression}.
@NullMarked
package io.daybook.etl.rule;

import org.jspecify.annotations.NullMarked;
