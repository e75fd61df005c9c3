package io.github.carillon.steps.send;

import io.github.carillon.core.message.Sms;
import io.github.carillon.core.recipient.Contact;
import io.github.carillon.core.recipient.Mention;
import io.github.carillon.core.recipient.PhoneNumber;
import io.github.carillon.core.recipient.PhoneNumbers;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.content.Composition;
import io.github.carillon.steps.content.Files;
import io.github.carillon.steps.content.MessageText;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.parameter.Argument;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Refusal;
import io.github.carillon.steps.task.Task;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A text message, which has a text, and below it the link. */
final class SmsAdapter implements ChannelAdapter<PhoneNumber, Sms> {

    private final @Nullable String defaultCountry;
    private final Contact contact;

    /**
     * @param defaultCountry two letters (ISO 3166-1) for numbers without a country code, or null
     */
    SmsAdapter(@Nullable String defaultCountry) {
        this.defaultCountry = defaultCountry;
        this.contact = Contact.phone(defaultCountry);
    }

    @Override
    public Contact contact() {
        return contact;
    }

    @Override
    public Validated<Reach<PhoneNumber>> reach(Task task, Recipient recipient, Set<String> devices) {
        String phone = recipient.phone();
        return phone == null || phone.isBlank()
                ? Validated.valid(Reach.nowhere("no phone number"))
                : PhoneNumbers.parse(phone, defaultCountry).map(Reach::of);
    }

    /** A number that the model says in so many words must be right. */
    @Override
    public void check(MessageSpec spec, Faults faults) {
        Argument<List<@Nullable Object>> to = spec.recipients().to();
        if (!to.isData()) {
            to.find().stream()
                    .flatMap(all -> Mention.all("", all.size() == 1 ? all.get(0) : all).stream())
                    .forEach(one -> check(one, to, faults));
        }
    }

    private void check(Mention one, Argument<?> to, Faults faults) {
        String text = String.valueOf(one.value());
        if (contact.isAddress(text)) {
            Validated<PhoneNumber> read = PhoneNumbers.parse(text, defaultCountry);
            faults.check(to, Refusal.INVALID_ADDRESS, one.where().isEmpty() ? read : read.named(one.where() + ":"));
        }
    }

    @Override
    public Optional<String> warning(MessageSpec spec, Recipient recipient) {
        List<String> unused = new ArrayList<>(spec.mail().said());
        Stream.of(spec.texts().subject(), spec.escalation().after())
                .filter(argument -> argument.find().isPresent())
                .map(Argument::name)
                .forEach(unused::add);
        return Unused.of(unused, "a text message");
    }

    @Override
    public Composition<MessageFactory<PhoneNumber, Sms>> begin(
            MessageSpec spec, Task task, Map<String, @Nullable Object> fields, Files files) {
        return new Composition.Done<>((key, to, recipient, text) -> new Sms(to, said(text), List.of(), null));
    }

    private static String said(MessageText text) {
        URI link = text.link();
        return link == null || text.text().contains(link.toString()) ? text.text() : text.text() + "\n" + link;
    }
}
