/**
 * The parameters of each step, described once: what the worker reads, what the element templates offer and what the
 * documentation lists all come from here.
 */
@NullMarked
package io.github.carillon.steps.parameter;

import org.jspecify.annotations.NullMarked;
