package io.github.carillon.core.mailapi;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.connection.Use;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.core.http.Urls;
import io.github.carillon.core.oauth.ClientCredentials;
import java.net.URI;
import java.util.List;

/** Mailboxes of Exchange Online, by Microsoft Graph, of type {@code graph}. */
public final class GraphProvider implements ChannelProvider {

    @Override
    public String type() {
        return "graph";
    }

    @Override
    public String maker() {
        return "Microsoft";
    }

    @Override
    public Use use() {
        return Use.MAIL_SERVICE;
    }

    @Override
    public List<Key<?>> keys() {
        return GraphKeys.ALL;
    }

    /** Microsoft's token endpoint is known by the tenant, or else by its address. */
    @Override
    public void check(Section section) {
        section.notBoth(GraphKeys.TENANT, GraphKeys.TOKEN_URL);
        if (!section.has(GraphKeys.TENANT) && !section.has(GraphKeys.TOKEN_URL)) {
            section.mistake(
                    GraphKeys.TENANT.name(),
                    "is missing: " + GraphKeys.TENANT.meaning() + ", or the whole address with token-url");
        }
    }

    @Override
    public GraphSettings settings(Section section) {
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
                MailServiceKeys.limits(section));
    }

    private static URI tokenUrl(String tenant) {
        return UrlPath.of(tenant, "oauth2", "v2.0", "token").below(Urls.written("https://login.microsoftonline.com"));
    }
}
