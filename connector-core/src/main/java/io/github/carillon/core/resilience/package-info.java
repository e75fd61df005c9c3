/** What keeps a connection that does not work from doing harm: circuit breaker, rate limit, fail-over. */
@NullMarked
package io.github.carillon.core.resilience;

import org.jspecify.annotations.NullMarked;
