package io.github.carillon.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DeliveryKeyTest {

    private static final List<String> PARTS = List.of("engine", "tenant", "task", "mary", "smtp", "mary@example.org");

    @Test
    void the_id_is_the_same_in_every_version_and_on_every_machine() {
        assertThat(key(PARTS).id()).isEqualTo("cb1402882b1d5cc0e2067898c19a2e77");
    }

    /** Notes that were given their ids while their channel was called signalr are the same notes. */
    @Test
    void a_kind_that_was_renamed_gives_the_ids_that_it_gave_before() {
        assertThat(key(List.of("engine", "tenant", "task", "mary", "inbox", "mary"))
                        .id())
                .isEqualTo("1ee74681aa0fc760b913186e64b94ced");
    }

    @Test
    void every_part_counts() {
        List<String> ids = IntStream.range(0, PARTS.size())
                .mapToObj(part -> key(changed(part)).id())
                .toList();

        assertThat(ids).doesNotHaveDuplicates().doesNotContain(key(PARTS).id());
    }

    @Test
    void parts_do_not_run_together() {
        DeliveryKey one = new DeliveryKey("ab", "c", "", "1:x", "smtp", "é");
        DeliveryKey other = new DeliveryKey("a", "bc", "", "1:x", "smtp", "é");
        DeliveryKey third = new DeliveryKey("ab", "", "c", "1:x", "smtp", "é");

        assertThat(List.of(one.id(), other.id(), third.id())).doesNotHaveDuplicates();
    }

    @Test
    void a_key_is_shown_without_the_recipient() {
        assertThat(key(PARTS)).hasToString("DeliveryKey[task smtp " + key(PARTS).id() + "]");
    }

    private static List<String> changed(int part) {
        return IntStream.range(0, PARTS.size())
                .mapToObj(index -> index == part ? "other" : PARTS.get(index))
                .toList();
    }

    private static DeliveryKey key(List<String> parts) {
        return new DeliveryKey(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5));
    }
}
