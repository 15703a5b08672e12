/// The template language by itself: render and parse from the shell, which is how other checkers
/// reach it. Entry type: {@link io.daybook.cli.jinja.JinjaRenderCommand}.
@NullMarked
package io.daybook.cli.jinja;

import org.jspecify.annotations.NullMarked;
