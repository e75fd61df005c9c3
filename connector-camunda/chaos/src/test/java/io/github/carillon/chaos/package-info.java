/** What arrives when workers are killed, servers fail and databases go away: counted by task, at the sinks. */
@NullMarked
package io.github.carillon.chaos;

import org.jspecify.annotations.NullMarked;
