package io.github.carillon.core.webhook;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.connection.Use;
import io.github.carillon.core.http.HttpKeys;
import java.util.List;

/** Systems that are told by webhooks, of type {@code webhook}. */
public final class WebhookProvider implements ChannelProvider {

    @Override
    public String type() {
        return "webhook";
    }

    @Override
    public Use use() {
        return Use.WEBHOOK;
    }

    @Override
    public List<Key<?>> keys() {
        return WebhookKeys.ALL;
    }

    @Override
    public WebhookSettings settings(Section section) {
        return new WebhookSettings(
                section.get(WebhookKeys.URL),
                section.get(WebhookKeys.SECRET),
                HttpKeys.limits(section, WebhookKeys.READ_TIMEOUT, WebhookKeys.MAX_CONNECTIONS));
    }
}
