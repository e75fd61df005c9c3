/** The engine in a JVM of its own: its processes, its waiting instances and the clock that all rates are read from. */
@NullMarked
package io.github.carillon.bench.engine;

import org.jspecify.annotations.NullMarked;
