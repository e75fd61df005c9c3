package io.github.carillon.core.fcm;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.connection.ConnectionSettings;
import io.github.carillon.core.connection.Use;
import io.github.carillon.core.device.Shown;
import io.github.carillon.core.http.HttpKeys;
import java.util.List;

/** Firebase projects whose apps get pushes, of type {@code fcm}. */
public final class FcmProvider implements ChannelProvider {

    @Override
    public String type() {
        return "fcm";
    }

    @Override
    public String maker() {
        return "Firebase";
    }

    @Override
    public Use use() {
        return Use.PUSH;
    }

    @Override
    public List<Key<?>> keys() {
        return FcmKeys.ALL;
    }

    @Override
    public ConnectionSettings settings(Section section) {
        ServiceAccount account = section.get(FcmKeys.SERVICE_ACCOUNT);
        return new FcmSettings(
                section.get(FcmKeys.BASE_URL),
                section.find(FcmKeys.TOKEN_URL).orElse(account.tokenUri()),
                account,
                section.get(Shown.KEY),
                HttpKeys.limits(section, FcmKeys.READ_TIMEOUT, FcmKeys.MAX_CONNECTIONS));
    }
}
