/** The API a channel is written against: one delivery, what it is known by, how it is made, and what became of it. */
@NullMarked
package io.github.carillon.core.delivery;

import org.jspecify.annotations.NullMarked;
