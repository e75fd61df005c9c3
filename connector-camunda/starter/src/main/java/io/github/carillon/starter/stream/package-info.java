/** Answers that are written piece by piece for as long as somebody listens. */
@NullMarked
package io.github.carillon.starter.stream;

import org.jspecify.annotations.NullMarked;
