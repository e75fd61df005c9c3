package io.github.carillon.worker.dispatch;

import io.github.carillon.steps.task.Task;
import org.slf4j.MDC;

/** Names the task in every line that this thread logs. */
final class LogContext {

    private LogContext() {}

    /** From now on. */
    static void open(Task task) {
        MDC.put("topic", task.topic());
        MDC.put("task", task.id());
        MDC.put("processInstance", task.processInstanceId());
        MDC.put("activity", task.activityId());
    }

    /** No longer. */
    static void close() {
        MDC.clear();
    }
}
