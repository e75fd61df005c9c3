package io.github.carillon.bench.lab;

/**
 * The SMTP channel beside connections kept by hand, in mails per second.
 *
 * @param kept four connections kept by hand
 * @param pool the channel with four connections
 */
public record PoolRatio(double kept, double pool) {}
