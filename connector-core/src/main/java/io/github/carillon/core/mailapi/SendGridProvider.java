package io.github.carillon.core.mailapi;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.connection.Use;
import java.util.List;

/** Accounts at SendGrid, of type {@code sendgrid}. */
public final class SendGridProvider implements ChannelProvider {

    @Override
    public String type() {
        return "sendgrid";
    }

    @Override
    public Use use() {
        return Use.MAIL_SERVICE;
    }

    @Override
    public List<Key<?>> keys() {
        return SendGridKeys.ALL;
    }

    @Override
    public SendGridSettings settings(Section section) {
        return new SendGridSettings(
                section.get(SendGridKeys.BASE_URL),
                section.get(SendGridKeys.API_KEY),
                section.get(MailServiceKeys.FROM),
                section.get(SendGridKeys.MAX_ATTACHMENTS),
                MailServiceKeys.limits(section));
    }
}
