package io.github.carillon.steps.send;

import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.recipient.Contact;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.content.Composition;
import io.github.carillon.steps.content.Files;
import io.github.carillon.steps.content.MessageText;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tells one kind of message from another when a notification is written.
 *
 * @param <A> where messages of this kind go
 * @param <M> the kind of message
 */
interface ChannelAdapter<A, M> {

    /** By what people are told apart who are no users. */
    default Contact contact() {
        return Contact.email();
    }

    /**
     * Where somebody gets it, and where not; or why what they have is no address.
     *
     * @param devices the ids of those that the step names, or empty where it names people
     */
    Validated<Reach<A>> reach(Task task, Recipient recipient, Set<String> devices);

    /** Whether a refusal says no more than that somebody could not be reached, as if they had been skipped. */
    default boolean isOutOfReach(Outcome.Refused refused) {
        return false;
    }

    /** What of the step's wishes cannot be had for somebody who has an address, if anything. */
    default Optional<String> warning(MessageSpec spec, Recipient recipient) {
        return Optional.empty();
    }

    /** Looks at what can be told before the data is: what is wrong with the step whatever its recipients or a row say. */
    void check(MessageSpec spec, Faults faults);

    /** Whether the recipients get one message together. */
    default boolean together(MessageSpec spec) {
        return false;
    }

    /** Who is to get a copy beside the recipients. */
    default List<WantedCopy<A>> copies(MessageSpec spec) {
        return List.of();
    }

    /**
     * The message for one of those who get it one by one. Only where a message of this kind is for several.
     *
     * @param id what it is known by, the same for all of them
     */
    default M apart(M message, A to, Company<A> company, String id) {
        return message;
    }

    /** The message for all of them at once. Only where a message of this kind is for several. */
    default M together(M message, Company<A> company) {
        return message;
    }

    /**
     * Makes ready to write for one row of the data; or says everything that is wrong.
     *
     * @param files the task's, the same for all rows
     */
    Composition<MessageFactory<A, M>> begin(
            MessageSpec spec, Task task, Map<String, @Nullable Object> fields, Files files);

    /**
     * Writes messages that differ in their texts only.
     *
     * @param <A> where they go
     * @param <M> their kind
     */
    @FunctionalInterface
    interface MessageFactory<A, M> {
        M write(DeliveryKey key, A to, Recipient recipient, MessageText text);
    }
}
