/// The packages that a project is built on: what it asks for, where that is found, and how it comes
/// into the install folder, all of it or nothing.
@NullMarked
package io.daybook.models.dependency;

import org.jspecify.annotations.NullMarked;
