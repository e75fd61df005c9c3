package io.github.carillon.worker.dispatch;

import io.github.carillon.steps.result.Outputs.JsonFile;
import io.github.carillon.steps.result.TaskReply;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.context.ErrorCatchers;
import io.github.carillon.worker.engine.EngineTasks;
import io.github.carillon.worker.engine.OutputVariable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says a reply to the engine, once; throws what the engine's port throws. */
final class TaskCompleter {

    static final String COMPLETE = "complete";
    static final String FAILURE = "failure";
    static final String INCIDENT = "incident";
    static final String BPMN_ERROR = "bpmnError";

    private final Function<String, EngineTasks> tasks;
    private final ErrorCatchers catchers;
    private final boolean keepOutputs;

    /**
     * @param tasks by the topic whose tasks they answer
     * @param keepOutputs whether the engine is to keep every output, or only those that nothing else tells
     */
    TaskCompleter(Function<String, EngineTasks> tasks, ErrorCatchers catchers, boolean keepOutputs) {
        this.tasks = tasks;
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
        tasks.apply(task.topic()).complete(task.id(), variables(reply.outputs()));
        return COMPLETE;
    }

    private String fail(Task task, TaskReply.Retry reply) {
        tasks.apply(task.topic()).fail(task.id(), reply.message(), reply.details(), reply.left(), reply.delay());
        return FAILURE;
    }

    private String incident(Task task, TaskReply.Incident reply) {
        tasks.apply(task.topic()).fail(task.id(), reply.message(), reply.details(), 0, Duration.ZERO);
        return INCIDENT;
    }

    private String error(Task task, TaskReply.BpmnError reply) {
        if (!catchers.isCaught(task, reply.code())) {
            return incident(task, reply.uncaught());
        }
        tasks.apply(task.topic()).throwBpmnError(task.id(), reply.code(), reply.message(), variables(reply.outputs()));
        return BPMN_ERROR;
    }

    private Map<String, OutputVariable> variables(Map<String, @Nullable Object> outputs) {
        Map<String, OutputVariable> variables = new HashMap<>();
        outputs.forEach((name, value) -> variables.put(name, new OutputVariable(value, isTransient(value))));
        return variables;
    }

    /** A text or a report that nothing else tells is kept in any case. */
    private boolean isTransient(@Nullable Object value) {
        if (value instanceof JsonFile file) {
            return file.routine() && !keepOutputs;
        }
        return !keepOutputs && (value == null || value instanceof Integer);
    }
}
