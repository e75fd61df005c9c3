package io.github.carillon.core.fcm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.delivery.ReplyText;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.http.HttpResult.Answer;
import io.github.carillon.core.http.PassingStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What FCM's answers mean for a delivery: by its error code, and where there is none by the HTTP status. An answer that
 * is none of FCM's came from something in between, such as a proxy.
 *
 * @see <a href="https://firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode">ErrorCode</a>
 */
final class FcmAnswers {

    /** What FCM asks of who is told to wait and not for how long. */
    private static final Duration USUAL_WAIT = Duration.ofMinutes(1);

    private static final String OF_ANOTHER_SERVICE = "THIRD_PARTY_AUTH_ERROR";

    private static final String CODE = "[A-Z][A-Z_]{0,59}";

    private final Clock clock;

    FcmAnswers(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param token the device's, which FCM may repeat
     */
    Outcome outcome(Answer answer, String token) {
        if (answer.status() == 200) {
            return accepted(answer.json().path("name").asText(""));
        }
        JsonNode error = answer.json().path("error");
        String code = code(error);
        String reason = ("FCM answered " + answer.status() + " " + code + " " + said(error, token)).strip();
        return switch (code) {
            case "UNREGISTERED" ->
                new Outcome.Refused(Device.GONE, "the app was removed or got another token (" + reason + ")");
            case "SENDER_ID_MISMATCH" ->
                new Outcome.Refused(Device.GONE, "the app belongs to another Firebase project (" + reason + ")");
            case "INVALID_ARGUMENT" -> new Outcome.Refused(isOfTheToken(error) ? Device.GONE : code, reason);
            case "QUOTA_EXCEEDED", "RESOURCE_EXHAUSTED" ->
                new Outcome.Deferred(code, reason, answer.retryAfter(clock).orElse(USUAL_WAIT));
            case "UNAVAILABLE", "INTERNAL" -> new Outcome.Deferred(code, reason, wait(answer), Scope.CONNECTION);
            // other devices are reached all the same
            case OF_ANOTHER_SERVICE -> new Outcome.Misconfigured(code, reason, Scope.MESSAGE);
            default -> byStatus(answer, code, reason);
        };
    }

    /** Whether it is our token that is not taken; Apple, or a browser's push service, may not take Firebase's own. */
    static boolean isTokenRefused(Answer answer) {
        return answer.status() == 401 && !code(answer.json().path("error")).equals(OF_ANOTHER_SERVICE);
    }

    private static Outcome accepted(String name) {
        return name.matches("projects/[!-~]{1,400}")
                ? new Outcome.Accepted(name, null)
                : new Outcome.Unknown(
                        "HTTP_200", "the answer, with HTTP status 200, names no message: it is not FCM's");
    }

    private Outcome byStatus(Answer answer, String code, String reason) {
        int status = answer.status();
        String known = code.isEmpty() ? "HTTP_" + status : code;
        if (PassingStatus.is(status)) {
            return new Outcome.Deferred(known, reason, wait(answer));
        }
        if (status == 503 && answer.retryAfter(clock).isPresent()) {
            return new Outcome.Deferred(known, reason, wait(answer), Scope.CONNECTION);
        }
        if (status >= 300 && status < 500) {
            return new Outcome.Misconfigured(
                    known,
                    code.isEmpty()
                            ? "the answer, with HTTP status " + status
                                    + ", is not one of FCM: something in between gave it,"
                                    + " such as a proxy, and nothing was sent"
                            : reason);
        }
        return new Outcome.Unknown(known, reason);
    }

    private @Nullable Duration wait(Answer answer) {
        return answer.retryAfter(clock).orElse(null);
    }

    /** FCM's own code, or else that of all of Google's services. */
    private static String code(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            String code = detail.path("errorCode").asText("");
            if (code.matches(CODE)) {
                return code;
            }
        }
        String status = error.path("status").asText("");
        return status.matches(CODE) ? status : "";
    }

    /** Whether it is the device's token that is not one. */
    private static boolean isOfTheToken(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            for (JsonNode violation : detail.path("fieldViolations")) {
                if (violation.path("field").asText("").equals("message.token")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String said(JsonNode error, String token) {
        return ReplyText.safe(error.path("message").asText("").replace(token, "***"), List.of());
    }
}
