package io.github.carillon.core.live.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A message of the hub protocol, after the handshake. */
public sealed interface HubMessage {

    <R> R match(
            Function<Invocation, R> invocation,
            Function<Stream, R> stream,
            Function<Completion, R> completion,
            Function<Ping, R> ping,
            Function<Close, R> close,
            Function<Other, R> other);

    /**
     * A method is to be called.
     *
     * @param id by which the completion is known, or null where none is wanted
     * @param target the method's name
     */
    record Invocation(@Nullable String id, String target, ArrayNode arguments) implements HubMessage {

        /** Names the method alone: arguments are somebody's text. */
        @Override
        public String toString() {
            return "Invocation[" + target + "]";
        }

        @Override
        public <R> R match(
                Function<Invocation, R> invocation,
                Function<Stream, R> stream,
                Function<Completion, R> completion,
                Function<Ping, R> ping,
                Function<Close, R> close,
                Function<Other, R> other) {
            return invocation.apply(this);
        }
    }

    /**
     * A method is to be called that answers with a stream.
     *
     * @param id by which its items are known
     * @param target the method's name
     */
    record Stream(String id, String target) implements HubMessage {
        @Override
        public <R> R match(
                Function<Invocation, R> invocation,
                Function<Stream, R> stream,
                Function<Completion, R> completion,
                Function<Ping, R> ping,
                Function<Close, R> close,
                Function<Other, R> other) {
            return stream.apply(this);
        }
    }

    /**
     * A method has been called.
     *
     * @param id the invocation's
     * @param result what it returned, or null where that is nothing
     * @param error why it failed, or null where it did not
     */
    record Completion(
            String id, @Nullable JsonNode result, @Nullable String error) implements HubMessage {

        /** Names the invocation alone. */
        @Override
        public String toString() {
            return "Completion[" + id + "]";
        }

        @Override
        public <R> R match(
                Function<Invocation, R> invocation,
                Function<Stream, R> stream,
                Function<Completion, R> completion,
                Function<Ping, R> ping,
                Function<Close, R> close,
                Function<Other, R> other) {
            return completion.apply(this);
        }
    }

    /** Its sender is still there. */
    record Ping() implements HubMessage {
        @Override
        public <R> R match(
                Function<Invocation, R> invocation,
                Function<Stream, R> stream,
                Function<Completion, R> completion,
                Function<Ping, R> ping,
                Function<Close, R> close,
                Function<Other, R> other) {
            return ping.apply(this);
        }
    }

    /**
     * Its sender ends the connection.
     *
     * @param error why, or null where all is well
     * @param allowReconnect whether it makes sense to connect again
     */
    record Close(@Nullable String error, boolean allowReconnect) implements HubMessage {
        @Override
        public <R> R match(
                Function<Invocation, R> invocation,
                Function<Stream, R> stream,
                Function<Completion, R> completion,
                Function<Ping, R> ping,
                Function<Close, R> close,
                Function<Other, R> other) {
            return close.apply(this);
        }
    }

    /** Anything else: items and ends of streams, which nobody here asks for. */
    record Other(int type) implements HubMessage {
        @Override
        public <R> R match(
                Function<Invocation, R> invocation,
                Function<Stream, R> stream,
                Function<Completion, R> completion,
                Function<Ping, R> ping,
                Function<Close, R> close,
                Function<Other, R> other) {
            return other.apply(this);
        }
    }
}
