package io.github.carillon.core.live.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.value.Validated;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class RecordsTest {

    private static final String END = String.valueOf(Records.END);

    /** Wherever a transport cuts the stream. */
    @Property(tries = 200)
    void every_record_comes_out_as_it_went_in(
            @ForAll List<@AlphaChars @StringLength(max = 20) String> sent,
            @ForAll @IntRange(min = 1, max = 30) int cut) {
        StringBuilder stream = new StringBuilder();
        sent.forEach(record -> stream.append(record).append(Records.END));

        Records records = new Records(20);
        List<String> received = new ArrayList<>();
        for (int from = 0; from < stream.length(); from += cut) {
            received.addAll(whole(records.add(stream.substring(from, Math.min(stream.length(), from + cut)))));
        }
        assertThat(received).isEqualTo(sent);
    }

    @Test
    void a_record_may_be_as_long_as_is_allowed_and_no_longer() {
        assertThat(whole(new Records(3).add("abc" + END))).containsExactly("abc");
        assertThat(new Records(3).add("abcd" + END)).isInstanceOf(Validated.Invalid.class);
        assertThat(new Records(3).add("abcd")).isInstanceOf(Validated.Invalid.class);
    }

    @Test
    void pieces_of_one_record_count_together() {
        Records records = new Records(3);

        assertThat(whole(records.add("ab"))).isEmpty();
        assertThat(records.add("cd" + END)).isInstanceOf(Validated.Invalid.class);
    }

    private static List<String> whole(Validated<List<String>> added) {
        return added.match(records -> records, reason -> {
            throw new AssertionError(reason);
        });
    }
}
