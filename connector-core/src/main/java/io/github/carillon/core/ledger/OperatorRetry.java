package io.github.carillon.core.ledger;

import java.util.concurrent.CompletableFuture;

/** Says that an operator was told of a task's failed deliveries; waits to be written. */
record OperatorRetry(String engine, String activation, CompletableFuture<Void> answer) {}
