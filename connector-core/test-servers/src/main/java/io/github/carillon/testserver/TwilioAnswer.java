package io.github.carillon.testserver;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How a {@link TwilioTestServer} treats a request. A status of 300 or more is answered without looking at the request and
 * records nothing; below that the request is checked and, where it is right, recorded.
 *
 * @param status the HTTP status
 * @param code Twilio's error number, for a status of 300 or more
 * @param message the error's text
 * @param headers further headers of the answer
 * @param body what the answer holds
 * @param mode how the answer travels
 * @param delay how long a slow answer takes
 * @param times how many requests are treated so
 */
public record TwilioAnswer(
        int status,
        int code,
        String message,
        Map<String, String> headers,
        Body body,
        Mode mode,
        Duration delay,
        int times) {

    /** What an answer holds. */
    public enum Body {
        /** What Twilio writes. */
        JSON,
        /** A page such as a gateway writes. */
        HTML,
        /** Nothing. */
        EMPTY
    }

    /** How an answer travels. */
    public enum Mode {
        /** At once. */
        NORMAL,
        /** Never: the request is dealt with, then the connection is closed. */
        DROP,
        /** The request is dealt with at once, its answer comes after the delay. */
        SLOW
    }

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    public TwilioAnswer {
        headers = Map.copyOf(headers);
    }

    /** The answer of a Twilio in order: the message is checked and accepted. */
    public static TwilioAnswer normal() {
        return error(201, 0, "");
    }

    /** A Twilio error with the number that goes with the status: 429 and 20429, 503 and 20503. */
    public static TwilioAnswer status(int status) {
        return error(status, 20_000 + status, "The test server was told to answer " + status);
    }

    /** A Twilio error with a number and text of its own. */
    public static TwilioAnswer error(int status, int code, String message) {
        return new TwilioAnswer(status, code, message, Map.of(), Body.JSON, Mode.NORMAL, TEN_SECONDS, 1);
    }

    /** The message is taken and the connection closed without an answer: the sender is left in doubt. */
    public static TwilioAnswer drop() {
        return normal().by(Mode.DROP);
    }

    /** The message is taken at once, and the answer comes after ten seconds. */
    public static TwilioAnswer slow() {
        return normal().by(Mode.SLOW);
    }

    /** The message is taken at once, and the answer comes after the delay. */
    public static TwilioAnswer slow(Duration delay) {
        return new TwilioAnswer(201, 0, "", Map.of(), Body.JSON, Mode.SLOW, delay, 1);
    }

    public TwilioAnswer with(Body other) {
        return new TwilioAnswer(status, code, message, headers, other, mode, delay, times);
    }

    public TwilioAnswer by(Mode other) {
        return new TwilioAnswer(status, code, message, headers, body, other, delay, times);
    }

    public TwilioAnswer times(int count) {
        return new TwilioAnswer(status, code, message, headers, body, mode, delay, count);
    }

    public TwilioAnswer header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new TwilioAnswer(status, code, message, more, body, mode, delay, times);
    }

    /** Asks the sender to wait, by the header of RFC 9110 section 10.2.3. */
    public TwilioAnswer retryAfter(int seconds) {
        return header("Retry-After", Integer.toString(seconds));
    }

    boolean looksAtTheRequest() {
        return status < 300;
    }
}
