/** The only place that decides whether to send: what was sent before, what is possibly sent, and who is sending now. */
@NullMarked
package io.github.carillon.core.ledger;

import org.jspecify.annotations.NullMarked;
