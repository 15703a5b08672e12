/// The four Python modules that templates may use: `datetime`, `pytz`, `re`, `itertools`, as far as
/// macros use them. Entry type: {@link io.daybook.models.module.Modules}. Knows nothing of models.
@NullMarked
package io.daybook.models.module;

import org.jspecify.annotations.NullMarked;
