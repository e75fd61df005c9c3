/** The runnable worker: Spring Boot around connections, ledger and worker. */
@NullMarked
package io.github.carillon.app;

import org.jspecify.annotations.NullMarked;
