package io.github.carillon.testserver;

import java.util.HashMap;
import java.util.Map;

/**
 * What a {@link ServiceTestServer} answers in place of its usual answer.
 *
 * @param mode how
 * @param status for {@link Mode#REPLY}
 * @param headers for {@link Mode#REPLY}
 * @param body for {@link Mode#REPLY}
 */
public record ServiceAnswer(Mode mode, int status, Map<String, String> headers, String body) {

    /** How an answer is given, or not. */
    public enum Mode {
        /** This reply, without looking at the request. */
        REPLY,
        /** The request is processed, and the connection closed without an answer. */
        DROP,
        /** The request is processed, and the answer does not come until the test server is closed. */
        STALL,
        /** The request is processed, and answered as usual when {@link ServiceTestServer#answerLate} is called. */
        LATE
    }

    public ServiceAnswer {
        headers = Map.copyOf(headers);
    }

    public static ServiceAnswer reply(int status, String body) {
        return new ServiceAnswer(Mode.REPLY, status, Map.of(), body);
    }

    public static ServiceAnswer drop() {
        return new ServiceAnswer(Mode.DROP, 0, Map.of(), "");
    }

    public static ServiceAnswer stall() {
        return new ServiceAnswer(Mode.STALL, 0, Map.of(), "");
    }

    public static ServiceAnswer late() {
        return new ServiceAnswer(Mode.LATE, 0, Map.of(), "");
    }

    /** The same with one more header. */
    public ServiceAnswer withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new ServiceAnswer(mode, status, more, body);
    }
}
