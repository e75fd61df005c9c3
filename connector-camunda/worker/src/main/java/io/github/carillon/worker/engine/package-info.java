/** The one place that talks to the engine, by its REST. */
@NullMarked
package io.github.carillon.worker.engine;

import org.jspecify.annotations.NullMarked;
