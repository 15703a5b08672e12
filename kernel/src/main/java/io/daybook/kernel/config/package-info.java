/// What the program was told: flags, environment, file, defaults. Entry type: {@link
/// io.daybook.kernel.config.Configuration}. Knows no command and opens nothing but its file.
@NullMarked
package io.daybook.kernel.config;

import org.jspecify.annotations.NullMarked;
