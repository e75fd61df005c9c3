package io.github.carillon.worker.engine;

import io.github.carillon.worker.step.Outputs.JsonFile;
import io.github.carillon.worker.step.Task;
import io.github.carillon.worker.step.TaskReply;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** Says a reply to the engine, once; throws what the client throws. */
final class TaskCompleter {

    static final String COMPLETE = "complete";
    static final String FAILURE = "failure";
    static final String INCIDENT = "incident";
    static final String BPMN_ERROR = "bpmnError";

    private final Function<String, ExternalTaskService> services;
    private final ErrorCatchers catchers;
    private final boolean keepOutputs;

    /**
     * @param services by the topic whose tasks they answer
     * @param keepOutputs whether the engine is to keep every output, or only those that nothing else tells
     */
    TaskCompleter(Function<String, ExternalTaskService> services, ErrorCatchers catchers, boolean keepOutputs) {
        this.services = services;
        this.catchers = catchers;
        this.keepOutputs = keepOutputs;
    }

    /** Returns the kind of answer that was given. */
    String say(Task task, TaskReply reply) {
        return reply.match(
                complete -> complete(task, complete),
                retry -> fail(task, retry),
                incident -> incident(task, incident),
                error -> error(task, error));
    }

    /** Outputs are local: the step's output mappings carry them on, and parallel steps do not overwrite each other. */
    private String complete(Task task, TaskReply.Complete reply) {
        services.apply(task.topic()).complete(task.id(), Map.of(), variables(reply.outputs()));
        return COMPLETE;
    }

    private String fail(Task task, TaskReply.Retry reply) {
        services.apply(task.topic())
                .handleFailure(
                        task.id(),
                        reply.message(),
                        reply.details(),
                        reply.left(),
                        reply.delay().toMillis());
        return FAILURE;
    }

    private String incident(Task task, TaskReply.Incident reply) {
        services.apply(task.topic()).handleFailure(task.id(), reply.message(), reply.details(), 0, 0);
        return INCIDENT;
    }

    private String error(Task task, TaskReply.BpmnError reply) {
        if (!catchers.isCaught(task, reply.code())) {
            return incident(task, reply.uncaught());
        }
        services.apply(task.topic())
                .handleBpmnError(task.id(), reply.code(), reply.message(), variables(reply.outputs()));
        return BPMN_ERROR;
    }

    private Map<String, Object> variables(Map<String, @Nullable Object> outputs) {
        Map<String, Object> variables = new HashMap<>();
        outputs.forEach((name, value) -> variables.put(name, variable(value)));
        return variables;
    }

    private Object variable(@Nullable Object value) {
        if (value instanceof JsonFile file) {
            return Variables.fileValue(file.name())
                    .file(file.json().getBytes(StandardCharsets.UTF_8))
                    .mimeType("application/json")
                    .encoding(StandardCharsets.UTF_8)
                    .setTransient(file.routine() && !keepOutputs)
                    .create();
        }
        if (value instanceof Integer count) {
            return Variables.integerValue(count, !keepOutputs);
        }
        return value == null ? Variables.untypedNullValue(!keepOutputs) : value;
    }
}
