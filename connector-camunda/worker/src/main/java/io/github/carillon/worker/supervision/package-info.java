/**
 * Watches an engine's processes, and tells their supervisors of what fails: by the engine's queries alone, so that nothing is
 * installed in it.
 */
@NullMarked
package io.github.carillon.worker.supervision;

import org.jspecify.annotations.NullMarked;
