package io.github.carillon.steps.message;

import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.steps.parameter.Argument;
import io.github.carillon.steps.parameter.CopyEntry;
import io.github.carillon.steps.parameter.Together;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a message has beside its texts where it is an e-mail.
 *
 * @param together whether all recipients get one mail
 * @param from the sender, in the place of the connection's
 * @param replyTo where answers go
 * @param cc who gets a copy
 * @param bcc who gets a copy that no other reader knows of
 * @param attachments names of file variables or of lists of files
 * @param inlineImages the same, of pictures that the HTML shows
 * @param headers further header fields, one a line
 * @param unsubscribe an https link or an address (RFC 2369, RFC 8058)
 */
public record MailSpec(
        Argument<Together> together,
        Argument<EmailAddress> from,
        Argument<List<EmailAddress>> replyTo,
        Argument<List<CopyEntry>> cc,
        Argument<List<CopyEntry>> bcc,
        Argument<List<String>> attachments,
        Argument<List<String>> inlineImages,
        Argument<String> headers,
        Argument<String> unsubscribe) {

    /** What the step says here, by the parameters' names. */
    public List<String> said() {
        return Stream.of(from, replyTo, cc, bcc, attachments, inlineImages, headers, unsubscribe)
                .filter(argument -> argument.find().isPresent())
                .map(Argument::name)
                .toList();
    }

    /** Nothing beside the texts; each recipient gets a mail of their own. */
    public static MailSpec textOnly() {
        return new MailSpec(
                Argument.fixed("together", Together.EACH),
                Argument.none("from"),
                Argument.none("replyTo"),
                Argument.none("cc"),
                Argument.none("bcc"),
                Argument.none("attachments"),
                Argument.none("inlineImages"),
                Argument.none("headers"),
                Argument.none("unsubscribe"));
    }
}
