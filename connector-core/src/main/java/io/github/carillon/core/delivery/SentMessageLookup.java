package io.github.carillon.core.delivery;

import java.util.List;

/**
 * What a provider answers when asked whether it has a message.
 *
 * @param found the messages that it may be; perhaps another delivery's, where several say the same to the same person
 * @param said what is known when it is none of these, for people: when who was asked, or why nobody could be; empty
 *     where there is nobody to ask
 */
public record SentMessageLookup(List<Outcome.Accepted> found, String said) {

    public SentMessageLookup {
        found = List.copyOf(found);
    }

    /** There is nobody to ask. */
    public static SentMessageLookup impossible() {
        return new SentMessageLookup(List.of(), "");
    }

    /** None of these, or no answer. */
    public static SentMessageLookup nothing(String said) {
        return new SentMessageLookup(List.of(), said);
    }
}
