/** What each step does with a task, and how its result becomes the task's answer. Talks to no engine. */
@NullMarked
package io.github.carillon.steps;

import org.jspecify.annotations.NullMarked;
