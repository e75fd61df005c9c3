package io.github.carillon.testserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What FCM looks at before it takes a message.
 *
 * @see <a href="https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages">Message</a>
 */
final class FcmRules {

    private static final int LARGEST = 4096;
    private static final long LONGEST_KEPT = 2_419_200;

    /** The fields that there are, by the path of their object; of those that are free there is none. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "", Set.of("message", "validate_only"),
            "/message", Set.of("token", "notification", "data", "android", "apns", "webpush", "fcm_options"),
            "/message/notification", Set.of("title", "body", "image"),
            "/message/android",
                    Set.of("collapse_key", "priority", "ttl", "restricted_package_name", "data", "notification"),
            "/message/android/notification",
                    Set.of("title", "body", "icon", "color", "sound", "tag", "click_action", "channel_id", "image"),
            "/message/apns", Set.of("headers", "payload", "fcm_options"));

    private FcmRules() {}

    /** The field that is not right, and why; empty where all are. */
    static Optional<Wrong> wrong(JsonNode request) {
        List<Wrong> found = new ArrayList<>();
        FIELDS.forEach((path, names) -> request.at(path).fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                found.add(new Wrong(path + "/" + name, "Unknown name"));
            }
        }));
        JsonNode message = request.path("message");
        check(
                found,
                "/message/token",
                message.path("token").asText("").matches("[!-~]+"),
                "Invalid registration token");
        for (String texts : List.of("/data", "/notification", "/apns/headers", "/android/notification")) {
            check(found, "/message" + texts, areTexts(message.at(texts)), "Invalid value (TYPE_STRING)");
        }
        check(found, "/message/data", areAllowed(message.path("data")), "Invalid data payload key");
        check(found, "/message/android/ttl", isKept(message.at("/android/ttl").asText("0s")), "Invalid ttl");
        check(
                found,
                "/message/android/priority",
                Set.of("NORMAL", "HIGH")
                        .contains(message.at("/android/priority").asText("NORMAL")),
                "Invalid value");
        int size = size(message.path("data")) + size(message.path("notification"));
        check(found, "/message", size <= LARGEST, "Message is too big");
        return found.stream().findFirst();
    }

    private static void check(List<Wrong> found, String path, boolean right, String text) {
        if (!right) {
            found.add(new Wrong(path, text));
        }
    }

    private static boolean areTexts(JsonNode object) {
        for (JsonNode value : object) {
            if (!value.isTextual()) {
                return false;
            }
        }
        return object.isMissingNode() || object.isObject();
    }

    private static boolean areAllowed(JsonNode data) {
        List<String> names = new ArrayList<>();
        data.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .noneMatch(
                        name -> Set.of("from", "message_type", "notification").contains(name)
                                || name.startsWith("google")
                                || name.startsWith("gcm"));
    }

    private static boolean isKept(String ttl) {
        return ttl.matches("[0-9]{1,7}(\\.[0-9]{1,9})?s") && Double.parseDouble(ttl.replace("s", "")) <= LONGEST_KEPT;
    }

    private static int size(JsonNode texts) {
        int size = 0;
        for (Map.Entry<String, JsonNode> field : texts.properties()) {
            size += bytes(field.getKey()) + bytes(field.getValue().asText());
        }
        return size;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * What is wrong.
     *
     * @param path of the field
     */
    record Wrong(String path, String text) {

        /** The field as FCM names it. */
        String field() {
            return path.substring(1).replace('/', '.');
        }
    }
}
