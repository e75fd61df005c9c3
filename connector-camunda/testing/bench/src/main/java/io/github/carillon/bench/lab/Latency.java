package io.github.carillon.bench.lab;

/**
 * How long instances took from their creation to their end, in milliseconds.
 *
 * @param median half of them took no longer
 * @param p99 all but one in a hundred took no longer
 */
public record Latency(double median, double p99) {}
