package io.github.carillon.starter.hub;

import io.github.carillon.core.live.AzureLiveNotifier;
import io.github.carillon.core.live.HttpLiveNotifier;
import io.github.carillon.core.live.HubLiveNotifier;
import io.github.carillon.core.live.LiveNotifier;
import io.github.carillon.core.message.Note;
import io.github.carillon.starter.settings.SignalRSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of pushing that is configured beside our own hub, and its connections. */
final class LiveNotifiers implements AutoCloseable {

    private final @Nullable LiveNotifications live;
    private final @Nullable AzureLiveNotifier azure;
    private final Runnable closing;

    private LiveNotifiers(@Nullable LiveNotifications live, @Nullable AzureLiveNotifier azure, Runnable closing) {
        this.live = live;
        this.azure = azure;
        this.closing = closing;
    }

    /** Connects to nothing yet. */
    static LiveNotifiers open(SignalRSettings settings, MeterRegistry metrics, Clock clock) {
        return settings.match(
                () -> new LiveNotifiers(null, null, () -> {}),
                azure -> {
                    AzureLiveNotifier push = new AzureLiveNotifier(azure, clock);
                    return new LiveNotifiers(live(push, metrics), push, push::close);
                },
                hub -> {
                    HubLiveNotifier push = new HubLiveNotifier(hub, clock);
                    return new LiveNotifiers(live(push, metrics), null, push::close);
                },
                http -> {
                    HttpLiveNotifier push = new HttpLiveNotifier(http, clock);
                    return new LiveNotifiers(live(push, metrics), null, push::close);
                });
    }

    /** Pushes it soon; does nothing where our own hub is all there is. */
    void later(Note note) {
        if (live != null) {
            live.later(note);
        }
    }

    /** Who tells clients where to connect; empty unless that is Azure. */
    Optional<AzureLiveNotifier> azure() {
        return Optional.ofNullable(azure);
    }

    @Override
    public void close() {
        if (live != null) {
            live.close();
        }
        closing.run();
    }

    private static LiveNotifications live(LiveNotifier push, MeterRegistry metrics) {
        return new LiveNotifications(push, metrics);
    }
}
