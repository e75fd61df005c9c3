/** One delivery: what it is known by, whether it was made before, how it is made, and what became of it. */
@NullMarked
package io.github.carillon.core.delivery;

import org.jspecify.annotations.NullMarked;
