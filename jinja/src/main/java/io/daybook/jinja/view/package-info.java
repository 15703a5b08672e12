/// What a template says without being run.
///
/// Entry type: [io.daybook.jinja.view.TemplateView].
@NullMarked
package io.daybook.jinja.view;

import org.jspecify.annotations.NullMarked;
