/** What is sent: messages and the rendering of their texts. */
@NullMarked
package io.github.carillon.core.message;

import org.jspecify.annotations.NullMarked;
