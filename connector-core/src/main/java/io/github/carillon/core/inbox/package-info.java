/** The in-app notifications: what is kept for each reader, what he did with it, and what he wants. */
@NullMarked
package io.github.carillon.core.inbox;

import org.jspecify.annotations.NullMarked;
