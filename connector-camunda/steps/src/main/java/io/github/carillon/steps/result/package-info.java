/** What a step came to: the report of its deliveries, and how that becomes the task's reply. */
@NullMarked
package io.github.carillon.steps.result;

import org.jspecify.annotations.NullMarked;
