package io.github.carillon.steps;

import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.StepContext;

/**
 * What a worker gives its steps.
 *
 * @param sender composes and sends what a step wants said
 * @param connections by which messages go
 * @param deliveries makes single deliveries, each once
 * @param context what a step may ask of the world around its task
 * @param limits how long the texts of some steps may be
 * @param tellsOfAbTests whether people are told of A/B tests where neither step nor process says it
 */
public record StepServices(
        MessageSender sender,
        Connections connections,
        Deliveries deliveries,
        StepContext context,
        MessageLimits limits,
        boolean tellsOfAbTests) {}
