/** The in-app notifications: what is kept for each reader, what they did with it, and what they want. */
@NullMarked
package io.github.carillon.core.inbox;

import org.jspecify.annotations.NullMarked;
