/** One JVM of its own for each part of a measurement, told what to do line by line. */
@NullMarked
package io.github.carillon.bench.child;

import org.jspecify.annotations.NullMarked;
