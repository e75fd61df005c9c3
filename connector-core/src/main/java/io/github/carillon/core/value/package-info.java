/** Small values that every other package uses. */
@NullMarked
package io.github.carillon.core.value;

import org.jspecify.annotations.NullMarked;
