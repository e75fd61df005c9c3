package io.github.carillon.app.hub;

import io.github.carillon.app.settings.SignalRSettings;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.signalr.AzurePush;
import io.github.carillon.core.signalr.HttpPush;
import io.github.carillon.core.signalr.HubPush;
import io.github.carillon.core.signalr.NotePush;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of pushing that is configured beside our own hub, and its connections. */
final class Pushes implements AutoCloseable {

    private final @Nullable LivePush live;
    private final @Nullable AzurePush azure;
    private final Runnable closing;

    private Pushes(@Nullable LivePush live, @Nullable AzurePush azure, Runnable closing) {
        this.live = live;
        this.azure = azure;
        this.closing = closing;
    }

    /** Connects to nothing yet. */
    static Pushes open(SignalRSettings settings, MeterRegistry metrics, Clock clock) {
        return settings.match(
                () -> new Pushes(null, null, () -> {}),
                azure -> {
                    AzurePush push = new AzurePush(azure, clock);
                    return new Pushes(live(push, metrics), push, push::close);
                },
                hub -> {
                    HubPush push = new HubPush(hub, clock);
                    return new Pushes(live(push, metrics), null, push::close);
                },
                http -> {
                    HttpPush push = new HttpPush(http, clock);
                    return new Pushes(live(push, metrics), null, push::close);
                });
    }

    /** Pushes it soon; does nothing where our own hub is all there is. */
    void later(Note note) {
        if (live != null) {
            live.later(note);
        }
    }

    /** Who tells clients where to connect; empty unless that is Azure. */
    Optional<AzurePush> azure() {
        return Optional.ofNullable(azure);
    }

    @Override
    public void close() {
        if (live != null) {
            live.close();
        }
        closing.run();
    }

    private static LivePush live(NotePush push, MeterRegistry metrics) {
        return new LivePush(push, metrics);
    }
}
