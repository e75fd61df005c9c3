/**
 * Messages that no task waits for: kept in the database until they are due, sent through the ledger like every other
 * delivery, and tried again by one set of rules.
 */
@NullMarked
package io.github.carillon.core.outbox;

import org.jspecify.annotations.NullMarked;
