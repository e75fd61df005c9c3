package io.github.carillon.steps.message;

import io.github.carillon.steps.parameter.Argument;
import io.github.carillon.steps.parameter.FailurePolicy;
import io.github.carillon.steps.parameter.NotificationType;
import io.github.carillon.steps.parameter.Priority;

/**
 * What a step wants said, to whom, and with what. A step reads its parameters and makes one of these of them; whatever
 * composes and sends messages knows nothing else of the step.
 *
 * @param channel through which it goes, as users choose among channels
 * @param source where the data comes from: an activity's id, or the name of a variable with an object or a list; where
 *     none is said, the instance's variables. A list means one message for each of its entries
 * @param recipients who gets it
 * @param texts what it says
 * @param mail what it has beside that, where it is an e-mail
 * @param category by which users choose what they want to hear of
 * @param priority how much it matters
 * @param escalation what follows where it is an in-app note
 * @param connection the name of the connection it goes by
 * @param policy what is done where it cannot be delivered
 */
public record MessageSpec(
        Argument<NotificationType> channel,
        Argument<String> source,
        RecipientSpec recipients,
        TextSpec texts,
        MailSpec mail,
        Argument<String> category,
        Argument<Priority> priority,
        EscalationSpec escalation,
        Argument<String> connection,
        FailurePolicy policy) {

    /**
     * A message of the usual priority, by the default connection, made of the instance's variables.
     *
     * @param channel through which it goes
     * @param category by which users choose what they want to hear of
     */
    public static MessageSpec of(
            NotificationType channel, RecipientSpec recipients, TextSpec texts, String category, FailurePolicy policy) {
        return new MessageSpec(
                Argument.fixed("notificationType", channel),
                Argument.none("sourceStep"),
                recipients,
                texts,
                MailSpec.textOnly(),
                Argument.fixed("category", category),
                Argument.fixed("priority", Priority.NORMAL),
                EscalationSpec.none(),
                Argument.none("connection"),
                policy);
    }
}
