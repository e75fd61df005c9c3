/** What the worker does, counted and timed. */
@NullMarked
package io.github.carillon.app.metrics;

import org.jspecify.annotations.NullMarked;
