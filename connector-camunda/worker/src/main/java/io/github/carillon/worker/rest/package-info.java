/** The engine by its REST: the only place that knows how it is reached. */
@NullMarked
package io.github.carillon.worker.rest;

import org.jspecify.annotations.NullMarked;
