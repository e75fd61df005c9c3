package io.github.carillon.sandbox;

/**
 * What is wrong with a field of a request.
 *
 * @param problem completes the sentence "field …"
 * @param expected what would be right
 */
record Mistake(String field, String problem, String expected) {}
