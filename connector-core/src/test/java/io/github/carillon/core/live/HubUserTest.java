package io.github.carillon.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class HubUserTest {

    @Test
    void a_user_without_a_tenant_is_known_by_his_id() {
        assertThat(HubUser.of("", "mary")).isEqualTo("mary");
        assertThat(HubUser.of("acme", "mary")).isEqualTo("acme|mary");
    }

    @Property(tries = 2_000)
    void no_two_have_the_same_name(@ForAll("names") List<String> one, @ForAll("names") List<String> other) {
        boolean same = HubUser.of(one.get(0), one.get(1)).equals(HubUser.of(other.get(0), other.get(1)));

        assertThat(same).isEqualTo(one.equals(other));
    }

    /** Of so few characters that two often nearly meet. */
    @Provide
    Arbitrary<List<String>> names() {
        return Arbitraries.strings().withChars("a|%7C").ofMaxLength(3).list().ofSize(2);
    }
}
