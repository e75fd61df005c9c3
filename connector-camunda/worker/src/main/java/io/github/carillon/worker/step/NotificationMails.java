package io.github.carillon.worker.step;

import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.RecipientResolver;
import io.github.carillon.core.recipient.RecipientResolver.Resolved;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.core.value.Parsed;
import io.github.carillon.worker.parameter.Arguments;
import io.github.carillon.worker.parameter.SendNotification;
import io.github.carillon.worker.step.Deliveries.Addressee;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the mails of a Send Notification, one for each recipient of each row: all of them before the first is sent, so
 * that a mistake in the texts is found while nobody has got anything. Only the first ones are kept; those beyond are
 * written again when their turn comes, so that the memory a step needs does not grow with the length of its mails.
 */
final class NotificationMails {

    private static final int KEPT = 32;

    private final NotificationRecipients recipients;
    private final MailTexts texts;

    NotificationMails(Surroundings surroundings) {
        this.recipients = new NotificationRecipients(new RecipientResolver(surroundings.directory()));
        this.texts = new MailTexts(surroundings.templates(), surroundings.facts());
    }

    /** The mails; or every mistake in what they are made from. */
    Parsed<Written> write(Task task, Arguments arguments, Source source) {
        Desk desk = new Desk(task, arguments);
        int row = 0;
        for (Map<String, @Nullable Object> fields : source.rows()) {
            row++;
            desk.write(source.list() ? row : 0, fields);
        }
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
     * @param written gives the mail, at the price of writing it
     */
    record Letter(Addressee addressee, EmailAddress to, Supplier<Mail> written) {}

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
        private final MailTexts.Writer writer;
        private final List<Letter> letters = new ArrayList<>();
        private final List<Unaddressable> unaddressable = new ArrayList<>();
        private final List<Skipped> skipped = new ArrayList<>();
        private final Set<String> mistakes = new LinkedHashSet<>();

        Desk(Task task, Arguments arguments) {
            this.task = task;
            this.arguments = arguments;
            this.writer = texts.of(task, arguments);
        }

        /** In a list a row without its fields is bad data, and the others get theirs; elsewhere it is a mistake. */
        void write(int row, Map<String, @Nullable Object> fields) {
            recipients
                    .of(arguments, fields)
                    .match(
                            resolved -> write(row, fields, resolved),
                            reason -> row == 0 ? mistakes.add(reason) : unaddressable.add(bad(row, reason)));
        }

        private boolean write(int row, Map<String, @Nullable Object> fields, Resolved resolved) {
            resolved.skipped().forEach(one -> skipped.add(new Skipped(Addressee.inRow(row, one.who()), one.reason())));
            return MailExtras.read(arguments, task, fields)
                    .match(
                            extras -> {
                                resolved.recipients().forEach(recipient -> write(row, fields, extras, recipient));
                                return true;
                            },
                            reason -> row == 0 ? mistakes.add(reason) : unaddressable.add(bad(row, reason)));
        }

        private void write(int row, Map<String, @Nullable Object> fields, MailExtras extras, Recipient recipient) {
            String email = recipient.email();
            String who = Addressee.inRow(row, String.valueOf(recipient.userId()));
            if (email == null || email.isBlank()) {
                skipped.add(new Skipped(who, "no e-mail address"));
                return;
            }
            EmailAddress.parse(email)
                    .match(
                            address -> compose(row, fields, extras, recipient, named(address, recipient)),
                            reason -> unaddressable.add(new Unaddressable(
                                    recipient.userId() == null ? Addressee.inRow(row, "an address that is none") : who,
                                    reason)));
        }

        private boolean compose(
                int row,
                Map<String, @Nullable Object> fields,
                MailExtras extras,
                Recipient recipient,
                EmailAddress to) {
            Addressee addressee = new Addressee(recipient.userId(), row);
            boolean kept = letters.size() < KEPT;
            return writer.write(fields, recipient)
                    .match(
                            text -> letters.add(new Letter(addressee, to, () -> {
                                MailText now = kept ? text : again(fields, recipient);
                                return mail(to, now, extras);
                            })),
                            mistakes::add);
        }

        private MailText again(Map<String, @Nullable Object> fields, Recipient recipient) {
            return writer.write(fields, recipient).match(text -> text, mistake -> {
                throw new IllegalStateException("a text that was right before is not: " + mistake);
            });
        }

        private Mail mail(EmailAddress to, MailText text, MailExtras extras) {
            return new Mail(
                    arguments.find(SendNotification.FROM).orElse(null),
                    arguments.find(SendNotification.REPLY_TO).orElse(null),
                    to,
                    arguments.find(SendNotification.CC).orElse(List.of()),
                    arguments.find(SendNotification.BCC).orElse(List.of()),
                    text.subject(),
                    text.text(),
                    text.html(),
                    extras.attachments(),
                    extras.headers());
        }

        private static Unaddressable bad(int row, String reason) {
            return new Unaddressable("row " + row, reason);
        }
    }

    private static EmailAddress named(EmailAddress address, Recipient recipient) {
        return address.name() == null ? new EmailAddress(address.value(), recipient.fullName()) : address;
    }
}
