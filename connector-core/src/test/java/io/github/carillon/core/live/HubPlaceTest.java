package io.github.carillon.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class HubPlaceTest {

    @Test
    void what_a_hub_calls_a_connection_stays_one_value() {
        HubPlace place = new HubPlace(URI.create("https://example.org/hub/?tenant=1"), null);

        assertThat(place.socket("a+b&c=/#"))
                .isEqualTo(URI.create("wss://example.org/hub?tenant=1&id=a%2Bb%26c%3D%2F%23"));
        assertThat(new HubPlace(URI.create("http://localhost:1"), null).socket("a"))
                .isEqualTo(URI.create("ws://localhost:1?id=a"));
        assertThat(place.negotiation())
                .isEqualTo(URI.create("https://example.org/hub/negotiate?tenant=1&negotiateVersion=1"));
    }
}
