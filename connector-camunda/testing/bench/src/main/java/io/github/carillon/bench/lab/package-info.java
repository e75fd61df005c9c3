/** A measurement from its scenario to its figures. */
@NullMarked
package io.github.carillon.bench.lab;

import org.jspecify.annotations.NullMarked;
