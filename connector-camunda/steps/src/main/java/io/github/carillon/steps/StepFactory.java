package io.github.carillon.steps;

/** Makes a worker's handler of one kind of step. */
@FunctionalInterface
public interface StepFactory {

    /** The handler; called once, when the worker is built. */
    StepHandler create(StepServices services);
}
