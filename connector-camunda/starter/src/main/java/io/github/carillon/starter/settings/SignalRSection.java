package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.live.AzureSettings;
import io.github.carillon.core.live.HttpSettings;
import io.github.carillon.core.live.HubSettings;
import io.github.carillon.starter.settings.SignalRKeys.Mode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How notes get live to who is connected. */
final class SignalRSection {

    private static final int CONNECTIONS = 8;

    private SignalRSection() {}

    /** Notes what the mode misses, and what means nothing with it. */
    static void check(Section section) {
        section.check(SignalRKeys.ALL);
        section.parsed(SignalRKeys.MODE).ifPresent(mode -> {
            SignalRKeys.ALL.stream()
                    .filter(key -> section.has(key) && !SignalRKeys.of(mode).contains(key))
                    .forEach(key -> section.mistake(key.name(), "goes with " + modes(key) + " only"));
            needed(mode).stream()
                    .filter(key -> !section.has(key))
                    .forEach(key -> section.mistake(
                            key.name(), "is missing: " + key.meaning().replace("`", "")));
            if (mode == Mode.HTTP && section.has(SignalRKeys.HEADER) && !section.has(SignalRKeys.TOKEN)) {
                section.together(SignalRKeys.HEADER, SignalRKeys.TOKEN);
            }
        });
    }

    static SignalRSettings settings(Section section) {
        return switch (section.get(SignalRKeys.MODE)) {
            case EMBEDDED -> new SignalRSettings.Embedded();
            case AZURE ->
                new SignalRSettings.Azure(new AzureSettings(
                        section.get(SignalRKeys.CONNECTION_STRING),
                        section.get(SignalRKeys.HUB),
                        section.get(SignalRKeys.METHOD),
                        limits(section)));
            case HUB ->
                new SignalRSettings.Hub(new HubSettings(
                        section.get(SignalRKeys.URL),
                        section.find(SignalRKeys.TOKEN).orElse(null),
                        section.get(SignalRKeys.USERS_METHOD),
                        section.get(SignalRKeys.GROUP_METHOD),
                        section.get(SignalRKeys.TIMEOUT),
                        section.tls()));
            case HTTP ->
                new SignalRSettings.Http(new HttpSettings(
                        section.get(SignalRKeys.URL),
                        section.find(SignalRKeys.HEADER).orElse(null),
                        section.find(SignalRKeys.TOKEN).orElse(null),
                        limits(section)));
        };
    }

    private static HttpLimits limits(Section section) {
        Duration timeout = section.get(SignalRKeys.TIMEOUT);
        return new HttpLimits(timeout, timeout, timeout, CONNECTIONS, section.tls());
    }

    private static List<Key<?>> needed(Mode mode) {
        return switch (mode) {
            case EMBEDDED -> List.of();
            case AZURE -> List.of(SignalRKeys.CONNECTION_STRING);
            case HUB, HTTP -> List.of(SignalRKeys.URL);
        };
    }

    private static String modes(Key<?> key) {
        return Arrays.stream(Mode.values())
                .filter(mode -> SignalRKeys.of(mode).contains(key))
                .map(mode -> SignalRKeys.MODE.name() + "=" + mode.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
    }
}
