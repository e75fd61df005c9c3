package io.github.carillon.steps.send;

import io.github.carillon.core.message.Audience;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.content.Composition;
import io.github.carillon.steps.content.Files;
import io.github.carillon.steps.content.Pictures;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.parameter.Argument;
import io.github.carillon.steps.parameter.CopyEntry;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Together;
import io.github.carillon.steps.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** E-mail, whichever way it is sent. */
final class MailAdapter implements ChannelAdapter<EmailAddress, Mail> {

    @Override
    public Validated<Reach<EmailAddress>> reach(Task task, Recipient recipient, Set<String> devices) {
        return addressOf(recipient)
                .map(address -> address.map(Reach::of).orElseGet(() -> Reach.nowhere("no e-mail address")));
    }

    /** Where this person gets mail, with the name to show. */
    static Validated<Optional<EmailAddress>> addressOf(Recipient recipient) {
        String email = recipient.email();
        return email == null || email.isBlank()
                ? Validated.valid(Optional.empty())
                : EmailAddress.parse(email).map(address -> Optional.of(named(address, recipient)));
    }

    @Override
    public void check(MessageSpec spec, Faults faults) {
        MailExtras.check(spec, faults);
    }

    @Override
    public Optional<String> warning(MessageSpec spec, Recipient recipient) {
        return spec.escalation()
                .after()
                .find()
                .map(after -> "not used, for only an in-app note is followed by a mail: "
                        + spec.escalation().after().name());
    }

    @Override
    public Composition<MessageFactory<EmailAddress, Mail>> begin(
            MessageSpec spec, Task task, Map<String, @Nullable Object> fields, Files files) {
        return MailExtras.read(spec, task, fields, files)
                .map(extras -> (key, to, recipient, text) -> new Mail(
                        spec.mail().from().find().orElse(null),
                        spec.mail().replyTo().find().orElse(List.of()),
                        to,
                        List.of(),
                        List.of(),
                        text.subject(),
                        text.text(),
                        Pictures.shown(text.html(), extras.attachments()),
                        extras.attachments(),
                        extras.headers()));
    }

    @Override
    public boolean together(MessageSpec spec) {
        return spec.mail().together().get() == Together.ALL;
    }

    @Override
    public List<WantedCopy<EmailAddress>> copies(MessageSpec spec) {
        return Stream.concat(copies(spec.mail().cc(), false), copies(spec.mail().bcc(), true))
                .toList();
    }

    private static Stream<WantedCopy<EmailAddress>> copies(Argument<List<CopyEntry>> named, boolean blind) {
        return named.find().stream()
                .flatMap(List::stream)
                .map(one -> new WantedCopy<>(named.name(), blind, one.place(), one.address()));
    }

    @Override
    public Mail apart(Mail mail, EmailAddress to, Company<EmailAddress> company, String id) {
        return together(mail, company).apart(to, new Audience(company.addressed(), id));
    }

    @Override
    public Mail together(Mail mail, Company<EmailAddress> company) {
        return mail.narrowed(company.addressed(), company.cc(), company.bcc());
    }

    private static EmailAddress named(EmailAddress address, Recipient recipient) {
        return address.name() == null ? new EmailAddress(address.value(), recipient.fullName()) : address;
    }
}
