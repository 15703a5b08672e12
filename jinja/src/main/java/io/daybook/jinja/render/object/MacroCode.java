package io.daybook.jinja.render.object;

import io.daybook.jinja.render.Ex;
import io.daybook.jinja.render.St;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A compiled macro or call block.
///
/// @param defaults the default of each parameter, null where there is none
/// @param slots where each parameter lives
/// @param caller the slot of `caller`, -1 if the body does not read it
/// @param kwargs the slot of `kwargs`, -1 if the body does not read it
/// @param varargs the slot of `varargs`, -1 if the body does not read it
/// @param size the slots of its frame
/// @param enter loads the names of its scope
/// @param line the line of its definition
@SuppressWarnings("ArrayRecordComponent") // never compared
public record MacroCode(
    String name,
    List<String> names,
    @Nullable Ex[] defaults,
    int[] slots,
    int caller,
    int kwargs,
    int varargs,
    int size,
    St enter,
    St body,
    int line) {}
