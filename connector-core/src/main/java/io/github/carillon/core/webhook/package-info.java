/** Telling other systems by webhooks, as the Standard Webhooks specification has it. */
@NullMarked
package io.github.carillon.core.webhook;

import org.jspecify.annotations.NullMarked;
