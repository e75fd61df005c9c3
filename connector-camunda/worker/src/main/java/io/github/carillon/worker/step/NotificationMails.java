package io.github.carillon.worker.step;

import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.TextRenderer;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.RecipientResolver.Resolved;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.core.value.Parsed;
import io.github.carillon.worker.parameter.Arguments;
import io.github.carillon.worker.parameter.SendNotification;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the mails of a Send Notification, one for each recipient: all of them before the first is sent, so that a
 * mistake in the texts is found while nobody has got anything.
 */
final class NotificationMails {

    private final TextRenderer renderer = new TextRenderer();

    /** The mails; or every mistake in their texts. */
    Parsed<Written> write(Task task, Arguments arguments, Resolved resolved) {
        Desk desk = new Desk(task, arguments, resolved.skipped());
        resolved.recipients().forEach(desk::write);
        return desk.mistakes.isEmpty()
                ? Parsed.valid(new Written(desk.letters, desk.unaddressable, desk.skipped))
                : Parsed.invalid(String.join("; ", desk.mistakes));
    }

    /**
     * What there is to send.
     *
     * @param letters one for each recipient who has an address
     * @param unaddressable those whose address is none
     * @param skipped those who have none, and those of whom nothing is known
     */
    record Written(List<Letter> letters, List<Unaddressable> unaddressable, List<Skipped> skipped) {}

    /**
     * A mail to one recipient.
     *
     * @param userId or null for somebody known by the address only
     */
    record Letter(@Nullable String userId, Mail mail) {}

    /**
     * Somebody whose address is none.
     *
     * @param who the user id, or words where the address is all there is
     */
    record Unaddressable(String who, String reason) {}

    /** One task's mails, while they are written. */
    private final class Desk {

        private final Task task;
        private final Arguments arguments;
        private final List<Letter> letters = new ArrayList<>();
        private final List<Unaddressable> unaddressable = new ArrayList<>();
        private final List<Skipped> skipped;
        private final Set<String> mistakes = new LinkedHashSet<>();

        Desk(Task task, Arguments arguments, List<Skipped> skipped) {
            this.task = task;
            this.arguments = arguments;
            this.skipped = new ArrayList<>(skipped);
        }

        void write(Recipient recipient) {
            String email = recipient.email();
            if (email == null || email.isBlank()) {
                skipped.add(new Skipped(String.valueOf(recipient.userId()), "no e-mail address"));
                return;
            }
            EmailAddress.parse(email)
                    .match(
                            address -> compose(recipient, named(address, recipient))
                                    .match(mail -> letters.add(new Letter(recipient.userId(), mail)), mistakes::add),
                            reason -> unaddressable.add(new Unaddressable(who(recipient), reason)));
        }

        private Parsed<Mail> compose(Recipient recipient, EmailAddress to) {
            var values = Placeholders.of(task.inputs().variables(), task, recipient);
            Parsed<String> subject = renderer.render(arguments.get(SendNotification.SUBJECT), values);
            Parsed<String> body = renderer.render(arguments.get(SendNotification.BODY), values);
            List<String> wrong = new ArrayList<>();
            subject.match(text -> true, reason -> wrong.add("subject " + reason));
            body.match(text -> true, reason -> wrong.add("body " + reason));
            return wrong.isEmpty()
                    ? subject.flatMap(line -> body.map(text -> mail(to, line, text)))
                    : Parsed.invalid(String.join("; ", wrong));
        }

        private Mail mail(EmailAddress to, String subject, String text) {
            return new Mail(
                    arguments.find(SendNotification.FROM).orElse(null),
                    arguments.find(SendNotification.REPLY_TO).orElse(null),
                    to,
                    arguments.find(SendNotification.CC).orElse(List.of()),
                    arguments.find(SendNotification.BCC).orElse(List.of()),
                    subject,
                    text,
                    null);
        }
    }

    private static EmailAddress named(EmailAddress address, Recipient recipient) {
        return address.name() == null ? new EmailAddress(address.value(), recipient.fullName()) : address;
    }

    private static String who(Recipient recipient) {
        return recipient.userId() == null ? "an address that is none" : recipient.userId();
    }
}
