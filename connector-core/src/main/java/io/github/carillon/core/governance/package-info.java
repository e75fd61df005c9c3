/** How far messages may go in an installation that is not the real one. */
@NullMarked
package io.github.carillon.core.governance;

import org.jspecify.annotations.NullMarked;
