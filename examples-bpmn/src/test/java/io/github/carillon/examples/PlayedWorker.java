package io.github.carillon.examples;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.externalTaskService;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.variable.Variables;

/** Answers external tasks as the worker does. */
final class PlayedWorker {

    private static final String ID = "played-worker";
    private static final long LOCK_MILLIS = 60_000;

    private PlayedWorker() {}

    static LockedExternalTask task(String topic) {
        List<LockedExternalTask> tasks = externalTaskService()
                .fetchAndLock(1, ID)
                .topic(topic, LOCK_MILLIS)
                .includeExtensionProperties()
                .execute();
        return tasks.get(0);
    }

    static void acceptText(LockedExternalTask task) {
        externalTaskService().complete(task.getId(), ID, Map.of(), text("SM1", null, null, "queued"));
    }

    static void refuseText(LockedExternalTask task) {
        externalTaskService().complete(task.getId(), ID, Map.of(), text(null, "21211", "Invalid number", null));
    }

    static void throwRefusal(LockedExternalTask task) {
        Map<String, Object> outputs = text(null, "21211", "Invalid number", null);
        externalTaskService().handleBpmnError(task.getId(), ID, "NOTIFICATION_REFUSED", "Invalid number", outputs);
    }

    static void acceptMail(LockedExternalTask task) {
        acceptBut(task, 0, null);
    }

    /** Accepted by one, while so many are skipped; or by none, for that reason. */
    static void acceptBut(LockedExternalTask task, long skipped, String code) {
        Map<String, Object> outputs = new HashMap<>();
        outputs.put("MESSAGE_SID", code == null ? "<1@example.org>" : null);
        outputs.put("ERROR_CODE", code);
        outputs.put("ERROR_MESSAGE", code == null ? null : "Nobody to notify");
        outputs.put(
                "deliveries",
                Variables.fileValue("deliveries.json")
                        .file("[]".getBytes(StandardCharsets.UTF_8))
                        .mimeType("application/json")
                        .create());
        outputs.put("acceptedCount", code == null ? 1L : 0L);
        outputs.put("failedCount", 0L);
        outputs.put("skippedCount", skipped);
        externalTaskService().complete(task.getId(), ID, Map.of(), outputs);
    }

    static void giveUp(LockedExternalTask task) {
        externalTaskService().handleFailure(task.getId(), ID, "the outcome is unknown", "", 0, 0);
    }

    private static Map<String, Object> text(String sid, String code, String message, String status) {
        Map<String, Object> outputs = new HashMap<>();
        outputs.put("MESSAGE_SID", sid);
        outputs.put("ERROR_CODE", code);
        outputs.put("ERROR_MESSAGE", message);
        outputs.put("MESSAGE_STATUS", status);
        return outputs;
    }
}
