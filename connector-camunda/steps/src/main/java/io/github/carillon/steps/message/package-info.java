/** What a step wants said, to whom and with what: all that the composition of messages knows of any step. */
@NullMarked
package io.github.carillon.steps.message;

import org.jspecify.annotations.NullMarked;
