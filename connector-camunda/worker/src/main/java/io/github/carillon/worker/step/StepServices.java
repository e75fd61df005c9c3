package io.github.carillon.worker.step;

/**
 * What a worker gives its steps.
 *
 * @param sender composes and sends what a step wants said
 * @param connections by which messages go
 * @param deliveries makes single deliveries, each once
 * @param context what a step may ask of the world around its task
 */
public record StepServices(MessageSender sender, Connections connections, Deliveries deliveries, StepContext context) {}
