/** The runnable worker: Spring Boot around connections, ledger and worker. */
@NullMarked
package io.github.carillon.starter;

import org.jspecify.annotations.NullMarked;
