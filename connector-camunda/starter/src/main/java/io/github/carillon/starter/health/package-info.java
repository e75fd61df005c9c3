/** What an operator sees of engine, ledger and connections. */
@NullMarked
package io.github.carillon.starter.health;

import org.jspecify.annotations.NullMarked;
