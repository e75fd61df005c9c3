/** The devices on which users are notified: their register, and what asks for it. */
@NullMarked
package io.github.carillon.starter.device;

import org.jspecify.annotations.NullMarked;
