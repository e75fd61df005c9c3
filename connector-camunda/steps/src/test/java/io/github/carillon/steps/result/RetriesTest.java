package io.github.carillon.steps.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.steps.Tasks;
import io.github.carillon.steps.result.TaskReply.Retry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RetriesTest {

    private final Retries retries = new Retries(
            new RetryPolicy(6, Map.of("main", 3), Duration.ofSeconds(5), Duration.ofHours(1), null), () -> 0);

    @Test
    void what_was_postponed_is_tried_as_often_as_its_connection_says() {
        assertThat(postponed(null, "main")).hasValue(new Retry("later", "", 2, Duration.ofSeconds(5)));
    }

    @Test
    void the_steps_own_number_goes_first() {
        assertThat(postponed(9, "main")).hasValue(new Retry("later", "", 8, Duration.ofSeconds(5)));
        assertThat(postponed(1, "main")).isEmpty();
    }

    @Test
    void the_general_number_is_for_a_connection_without_one_and_for_none() {
        assertThat(postponed(null, "other")).map(Retry::left).hasValue(5);
        assertThat(postponed(null, null)).map(Retry::left).hasValue(5);
    }

    private Optional<Retry> postponed(Integer ofStep, String connection) {
        return retries.of(
                Tasks.fresh(), new Result.Retryable("DIRECTORY_UNAVAILABLE", "no answer", ofStep, connection), "later");
    }
}
