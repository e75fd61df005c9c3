package io.github.carillon.bench.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the ceiling's requests say. */
final class Bodies {

    private static final String WORKER = "ceiling";
    private static final int LOCK_MILLIS = 600_000;

    /** As Send Notification reports one recipient. */
    private static final String DELIVERIES = """
            [ {
              "who" : "c***@example.org",
              "channel" : "smtp",
              "connection" : "relay",
              "address" : "c***@example.org",
              "status" : "accepted",
              "id" : "<0123456789abcdef0123456789abcdef@example.org>"
            } ]""";

    private Bodies() {}

    static String fetch(String topic, int tasks, boolean variables) {
        return """
                {"workerId":"%s","maxTasks":%d,"usePriority":false,
                 "topics":[{"topicName":"%s","lockDuration":%d%s}]}""".formatted(WORKER, tasks, topic, LOCK_MILLIS, variables ? "" : ",\"variables\":[]");
    }

    static String complete() {
        return "{\"workerId\":\"" + WORKER + "\"}";
    }

    /** The seven outputs of Send Notification, local to the step. */
    static String completeWithOutputs() {
        String file = Base64.getEncoder().encodeToString(DELIVERIES.getBytes(StandardCharsets.UTF_8));
        return """
                {"workerId":"%s","localVariables":{
                 "MESSAGE_SID":{"value":"<0123456789abcdef0123456789abcdef@example.org>","type":"String"},
                 "ERROR_CODE":{"value":null,"type":"Null"},
                 "ERROR_MESSAGE":{"value":null,"type":"Null"},
                 "deliveries":{"value":"%s","type":"File","valueInfo":
                   {"filename":"deliveries.json","mimetype":"application/json","encoding":"UTF-8"}},
                 "acceptedCount":{"value":1,"type":"Integer"},
                 "failedCount":{"value":0,"type":"Integer"},
                 "skippedCount":{"value":0,"type":"Integer"}}}""".formatted(WORKER, file);
    }
}
