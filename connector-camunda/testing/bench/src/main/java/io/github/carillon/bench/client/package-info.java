/** What works tasks off: the bare ceiling, the documented client, and Carillon. */
@NullMarked
package io.github.carillon.bench.client;

import org.jspecify.annotations.NullMarked;
