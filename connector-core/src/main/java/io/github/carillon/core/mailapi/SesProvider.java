package io.github.carillon.core.mailapi;

import io.github.carillon.core.aws.AwsCredentials;
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
    public void check(Section section) {
        if (section.has(SesKeys.SESSION_TOKEN) && !section.has(SesKeys.SECRET_ACCESS_KEY)) {
            section.together(SesKeys.SESSION_TOKEN, SesKeys.SECRET_ACCESS_KEY);
        }
        if (section.has(SesKeys.SESSION_TOKEN) && !section.has(SesKeys.ACCESS_KEY_ID)) {
            section.together(SesKeys.SESSION_TOKEN, SesKeys.ACCESS_KEY_ID);
        }
        if (!section.has(SesKeys.SESSION_TOKEN)) {
            section.together(SesKeys.ACCESS_KEY_ID, SesKeys.SECRET_ACCESS_KEY);
        }
    }

    @Override
    public SesSettings settings(Section section) {
        String region = section.get(SesKeys.REGION);
        AwsCredentials credentials = section.find(SesKeys.ACCESS_KEY_ID)
                .map(id -> new AwsCredentials(
                        id,
                        section.get(SesKeys.SECRET_ACCESS_KEY),
                        section.find(SesKeys.SESSION_TOKEN).orElse(null)))
                .orElse(null);
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
