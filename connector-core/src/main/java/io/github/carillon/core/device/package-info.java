/** The devices on which users want to be notified: whose they are, how they are reached, and whether they still are. */
@NullMarked
package io.github.carillon.core.device;

import org.jspecify.annotations.NullMarked;
