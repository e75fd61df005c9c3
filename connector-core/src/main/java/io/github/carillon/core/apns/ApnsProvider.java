package io.github.carillon.core.apns;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.connection.ConnectionSettings;
import io.github.carillon.core.connection.Use;
import io.github.carillon.core.device.Shown;
import io.github.carillon.core.http.HttpKeys;
import java.util.List;

/** Apps on Apple's devices, of type {@code apns}. Their library is optional: it brings an HTTP/2 client of its own. */
public final class ApnsProvider implements ChannelProvider {

    private static final String LIBRARY = "com.eatthepath.pushy.apns.ApnsClient";

    @Override
    public String type() {
        return "apns";
    }

    @Override
    public String maker() {
        return "Apple";
    }

    @Override
    public Use use() {
        return Use.PUSH;
    }

    @Override
    public List<Key<?>> keys() {
        return ApnsKeys.ALL;
    }

    @Override
    public void check(Section section) {
        if (!isThere(LIBRARY)) {
            section.mistake(
                    "type",
                    "is apns, whose library is not there: add com.eatthepath:pushy to the application's dependencies");
        }
        section.parsed(ApnsKeys.BASE_URL)
                .filter(url -> !"https".equalsIgnoreCase(url.getScheme())
                        || !url.getRawPath().isEmpty())
                .ifPresent(url -> section.mistake(
                        ApnsKeys.BASE_URL.name(),
                        "must begin with https:// and have no path, such as https://api.push.apple.com:2197"));
    }

    /** None of the classes that are named here knows the library; the channel does, which is made when it is opened. */
    @Override
    public ConnectionSettings settings(Section section) {
        return new ApnsSettings(
                section.find(ApnsKeys.BASE_URL)
                        .orElseGet(() -> section.get(ApnsKeys.ENVIRONMENT).url()),
                section.get(ApnsKeys.TEAM_ID),
                section.get(ApnsKeys.KEY_ID),
                section.get(ApnsKeys.SIGNING_KEY),
                section.get(ApnsKeys.TOPIC),
                section.get(Shown.KEY),
                section.get(HttpKeys.CONNECT_TIMEOUT),
                section.get(ApnsKeys.READ_TIMEOUT),
                section.get(ApnsKeys.MAX_CONNECTIONS),
                section.trusted());
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, ApnsProvider.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
