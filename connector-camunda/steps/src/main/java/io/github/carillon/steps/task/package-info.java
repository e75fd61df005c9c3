/** What a step is given: its task, and what it may ask of the world around it. */
@NullMarked
package io.github.carillon.steps.task;

import org.jspecify.annotations.NullMarked;
