/** What follows in-app notes that are not read in time. */
@NullMarked
package io.github.carillon.worker.escalation;

import org.jspecify.annotations.NullMarked;
