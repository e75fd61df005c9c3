package io.github.carillon.starter.settings;

import io.github.carillon.core.live.AzureSettings;
import io.github.carillon.core.live.HttpSettings;
import io.github.carillon.core.live.HubSettings;
import java.util.function.Function;
import java.util.function.Supplier;

/** How notes get live to who is connected. */
public sealed interface SignalRSettings {

    <R> R match(
            Supplier<R> embedded,
            Function<AzureSettings, R> azure,
            Function<HubSettings, R> hub,
            Function<HttpSettings, R> http);

    /** By our own hub. */
    record Embedded() implements SignalRSettings {
        @Override
        public <R> R match(
                Supplier<R> embedded,
                Function<AzureSettings, R> azure,
                Function<HubSettings, R> hub,
                Function<HttpSettings, R> http) {
            return embedded.get();
        }
    }

    /** By Azure SignalR Service. */
    record Azure(AzureSettings settings) implements SignalRSettings {
        @Override
        public <R> R match(
                Supplier<R> embedded,
                Function<AzureSettings, R> azure,
                Function<HubSettings, R> hub,
                Function<HttpSettings, R> http) {
            return azure.apply(settings);
        }
    }

    /** By a method of somebody's hub. */
    record Hub(HubSettings settings) implements SignalRSettings {
        @Override
        public <R> R match(
                Supplier<R> embedded,
                Function<AzureSettings, R> azure,
                Function<HubSettings, R> hub,
                Function<HttpSettings, R> http) {
            return hub.apply(settings);
        }
    }

    /** By somebody's address. */
    record Http(HttpSettings settings) implements SignalRSettings {
        @Override
        public <R> R match(
                Supplier<R> embedded,
                Function<AzureSettings, R> azure,
                Function<HubSettings, R> hub,
                Function<HttpSettings, R> http) {
            return http.apply(settings);
        }
    }
}
