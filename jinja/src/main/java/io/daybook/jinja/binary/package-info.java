/// The binary form of a parsed template, for caches: an immutable tree to bytes and back.
///
/// Entry: [io.daybook.jinja.binary.TreeWriter], [io.daybook.jinja.binary.TreeReader]. It knows the
/// tree of `syntax` and nothing of rendering.
@NullMarked
package io.daybook.jinja.binary;

import org.jspecify.annotations.NullMarked;
