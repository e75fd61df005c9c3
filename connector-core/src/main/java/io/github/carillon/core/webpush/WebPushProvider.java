package io.github.carillon.core.webpush;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.connection.Use;
import io.github.carillon.core.http.HttpKeys;
import java.util.List;

/** Connections to browsers and to apps with UnifiedPush, of type {@code web-push}. */
public final class WebPushProvider implements ChannelProvider {

    @Override
    public String type() {
        return "web-push";
    }

    @Override
    public String maker() {
        return "browsers, UnifiedPush";
    }

    @Override
    public Use use() {
        return Use.PUSH;
    }

    @Override
    public List<Key<?>> keys() {
        return WebPushKeys.ALL;
    }

    @Override
    public void check(Section section) {
        section.parsed(WebPushKeys.PUBLIC_KEY)
                .flatMap(open -> section.parsed(WebPushKeys.PRIVATE_KEY).map(hidden -> new VapidKeyPair(open, hidden)))
                .filter(pair -> !pair.fits())
                .ifPresent(pair -> section.mistake(
                        WebPushKeys.PUBLIC_KEY.name(),
                        "does not belong to the private key: take both from one run of the command vapid-keys"));
    }

    @Override
    public WebPushSettings settings(Section section) {
        return new WebPushSettings(
                new VapidKeyPair(section.get(WebPushKeys.PUBLIC_KEY), section.get(WebPushKeys.PRIVATE_KEY)),
                section.get(WebPushKeys.SUBJECT_KEY),
                section.get(WebPushKeys.PAGE),
                section.get(WebPushKeys.ALLOW_PRIVATE),
                HttpKeys.limits(section, WebPushKeys.READ_TIMEOUT, WebPushKeys.MAX_CONNECTIONS));
    }
}
