/** What the worker does, counted and timed. */
@NullMarked
package io.github.carillon.starter.metrics;

import org.jspecify.annotations.NullMarked;
