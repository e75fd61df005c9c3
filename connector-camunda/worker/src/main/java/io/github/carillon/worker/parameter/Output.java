package io.github.carillon.worker.parameter;

/**
 * One output of a step.
 *
 * @param name the variable
 * @param type in words, for the documentation
 */
public record Output(String name, String type) {}
