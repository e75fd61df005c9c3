/** One HTTP call and what came of it: never repeated, bounded in time, and known to have gone out or not. */
@NullMarked
package io.github.carillon.core.http;

import org.jspecify.annotations.NullMarked;
