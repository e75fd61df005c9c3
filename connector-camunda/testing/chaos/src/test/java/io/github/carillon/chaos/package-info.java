/** What arrives when workers are killed, servers fail and databases go away: counted by task, at the sinks. */
package io.github.carillon.chaos;
