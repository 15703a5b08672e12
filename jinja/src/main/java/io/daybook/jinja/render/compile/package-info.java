/// Turns the syntax tree into closures with resolved slots. Entry: [TemplateCompiler]; what runs
/// later knows nothing of it.
@NullMarked
package io.daybook.jinja.render.compile;

import org.jspecify.annotations.NullMarked;
