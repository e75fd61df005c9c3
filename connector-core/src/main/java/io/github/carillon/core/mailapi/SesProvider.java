package io.github.carillon.core.mailapi;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.connection.Use;
import io.github.carillon.core.http.Urls;
import java.util.List;

/** Regions of Amazon SES, of type {@code ses}. */
public final class SesProvider implements ChannelProvider {

    @Override
    public String type() {
        return "ses";
    }

    @Override
    public String maker() {
        return "Amazon";
    }

    @Override
    public Use use() {
        return Use.MAIL_SERVICE;
    }

    @Override
    public List<Key<?>> keys() {
        return SesKeys.ALL;
    }

    @Override
    public SesSettings settings(Section section) {
        String region = section.get(SesKeys.REGION);
        AwsCredentials credentials = new AwsCredentials(
                section.get(SesKeys.ACCESS_KEY_ID),
                section.get(SesKeys.SECRET_ACCESS_KEY),
                section.find(SesKeys.SESSION_TOKEN).orElse(null));
        return new SesSettings(
                section.find(SesKeys.BASE_URL)
                        .orElseGet(() -> Urls.written("https://email." + region + ".amazonaws.com")),
                region,
                credentials,
                section.find(SesKeys.CONFIGURATION_SET).orElse(null),
                section.get(MailServiceKeys.FROM),
                section.get(SesKeys.MAX_ATTACHMENTS),
                MailServiceKeys.limits(section));
    }
}
