/** The database that the ledger lives in: its pool and its schema. */
@NullMarked
package io.github.carillon.core.database;

import org.jspecify.annotations.NullMarked;
