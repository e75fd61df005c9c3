package io.github.carillon.app.settings;

import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.core.mailapi.AwsCredentials;
import io.github.carillon.core.mailapi.GraphSettings;
import io.github.carillon.core.mailapi.SendGridSettings;
import io.github.carillon.core.mailapi.SesSettings;
import io.github.carillon.core.oauth.ClientCredentials;
import java.net.URI;

/** A connection to a mail service's API. */
final class MailServiceSection {

    private MailServiceSection() {}

    /** Microsoft's token endpoint is known by the tenant, or else by its address. */
    static void checkGraph(Section section) {
        section.notBoth(GraphKeys.TENANT, GraphKeys.TOKEN_URL);
        if (!section.has(GraphKeys.TENANT) && !section.has(GraphKeys.TOKEN_URL)) {
            section.mistake(
                    GraphKeys.TENANT.name(),
                    "is missing: " + GraphKeys.TENANT.meaning() + ", or the whole address with token-url");
        }
    }

    static GraphSettings graph(Section section) {
        ClientCredentials credentials = new ClientCredentials(
                section.find(GraphKeys.TOKEN_URL).orElseGet(() -> tokenUrl(section.get(GraphKeys.TENANT))),
                section.get(GraphKeys.CLIENT_ID),
                section.get(GraphKeys.CLIENT_SECRET),
                section.get(GraphKeys.SCOPE));
        return new GraphSettings(
                section.get(GraphKeys.BASE_URL),
                credentials,
                section.get(MailServiceKeys.FROM),
                section.get(GraphKeys.MAX_ATTACHMENTS),
                limits(section));
    }

    static SendGridSettings sendGrid(Section section) {
        return new SendGridSettings(
                section.get(SendGridKeys.BASE_URL),
                section.get(SendGridKeys.API_KEY),
                section.get(MailServiceKeys.FROM),
                section.get(SendGridKeys.MAX_ATTACHMENTS),
                limits(section));
    }

    static SesSettings ses(Section section) {
        String region = section.get(SesKeys.REGION);
        AwsCredentials credentials = new AwsCredentials(
                section.get(SesKeys.ACCESS_KEY_ID),
                section.get(SesKeys.SECRET_ACCESS_KEY),
                section.find(SesKeys.SESSION_TOKEN).orElse(null));
        return new SesSettings(
                section.find(SesKeys.BASE_URL)
                        .orElseGet(() -> URI.create("https://email." + region + ".amazonaws.com")),
                region,
                credentials,
                section.find(SesKeys.CONFIGURATION_SET).orElse(null),
                section.get(MailServiceKeys.FROM),
                section.get(SesKeys.MAX_ATTACHMENTS),
                limits(section));
    }

    private static URI tokenUrl(String tenant) {
        return UrlPath.of(tenant, "oauth2", "v2.0", "token").below(URI.create("https://login.microsoftonline.com"));
    }

    private static HttpLimits limits(Section section) {
        return HttpKeys.limits(section, MailServiceKeys.READ_TIMEOUT, MailServiceKeys.MAX_CONNECTIONS);
    }
}
