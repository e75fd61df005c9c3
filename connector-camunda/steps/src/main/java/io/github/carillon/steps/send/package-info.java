/** From what a step wants said to messages, and to what became of each. Reads nothing of any step. */
@NullMarked
package io.github.carillon.steps.send;

import org.jspecify.annotations.NullMarked;
