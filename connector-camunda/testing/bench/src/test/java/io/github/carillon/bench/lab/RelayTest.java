package io.github.carillon.bench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.bench.child.Setup;
import io.github.carillon.bench.client.PoolRole;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelayTest {

    @Test
    void what_arrives_is_counted_by_task_whoever_sent_it() throws IOException, InterruptedException {
        try (Relay relay = Relay.start(Duration.ZERO);
                PoolRole pool = new PoolRole(relay.tell(new Setup(Map.of())))) {
            double pooled = Double.parseDouble(pool.answer("pool", List.of("8")));
            double kept = Double.parseDouble(pool.answer("kept", List.of("8")));

            assertThat(List.of(pooled, kept)).allMatch(rate -> rate > 0);
            assertThat(relay.arrivals()).isEqualTo(new Relay.Arrivals(16, 0));
        }
    }

    @Test
    void a_second_message_for_a_task_is_counted_as_doubled() throws IOException, InterruptedException {
        try (Relay relay = Relay.start(Duration.ZERO)) {
            for (int twice = 0; twice < 2; twice++) {
                // numbers its mails from 1 again
                try (PoolRole pool = new PoolRole(relay.tell(new Setup(Map.of())))) {
                    pool.answer("kept", List.of("4"));
                }
            }

            assertThat(relay.arrivals()).isEqualTo(new Relay.Arrivals(4, 4));
        }
    }
}
