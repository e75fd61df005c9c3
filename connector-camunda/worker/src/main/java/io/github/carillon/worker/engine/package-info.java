/**
 * The port to the engine: all that the worker asks of it and tells it, in values of our own. Knows no client and no REST;
 * {@code io.github.carillon.worker.rest} is the first to implement it. Whoever implements it passes its contract test.
 */
@NullMarked
package io.github.carillon.worker.engine;

import org.jspecify.annotations.NullMarked;
