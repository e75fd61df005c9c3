/** The benchmark command: what is measured, in which order, and the table at its end. */
@NullMarked
package io.github.carillon.bench;

import org.jspecify.annotations.NullMarked;
