package io.github.carillon.worker;

import io.github.carillon.steps.AbTestHandler;
import io.github.carillon.steps.DirectMessageHandler;
import io.github.carillon.steps.SendMessageHandler;
import io.github.carillon.steps.SendNotificationHandler;
import io.github.carillon.steps.StepFactory;
import io.github.carillon.steps.StepHandler;
import io.github.carillon.steps.StepServices;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The kinds of steps that a worker serves. */
final class StepList {

    /** Carillon's own. */
    static final List<StepFactory> STANDARD = List.of(
            services -> new SendNotificationHandler(services.sender()),
            services -> new SendMessageHandler(
                    services.connections(),
                    services.deliveries(),
                    services.context().facts(),
                    services.context().zone()),
            DirectMessageHandler::toUsers,
            DirectMessageHandler::toDevices,
            AbTestHandler::new);

    private StepList() {}

    /**
     * Makes the handler of each.
     *
     * @throws IllegalArgumentException when two steps have one topic
     */
    static List<StepHandler> create(List<StepFactory> steps, StepServices services) {
        List<StepHandler> handlers =
                steps.stream().map(step -> step.create(services)).toList();
        Set<String> topics = new HashSet<>();
        handlers.stream()
                .map(handler -> handler.step().topic())
                .filter(topic -> !topics.add(topic))
                .findFirst()
                .ifPresent(topic -> {
                    throw new IllegalArgumentException("two steps have the topic " + topic);
                });
        return handlers;
    }
}
