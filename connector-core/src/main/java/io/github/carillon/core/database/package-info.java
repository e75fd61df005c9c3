/** The database that ledger and inbox live in: its pool, its schema, and how statements are run. */
@NullMarked
package io.github.carillon.core.database;

import org.jspecify.annotations.NullMarked;
