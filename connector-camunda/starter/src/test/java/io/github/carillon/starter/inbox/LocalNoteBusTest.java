package io.github.carillon.starter.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.recipient.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class LocalNoteBusTest {

    private static final Reader ADA = new Reader("north", "ada");
    private static final NoteEvent NEWS = new NoteEvent("changed", "", "{}");

    private final LocalNoteBus bus = new LocalNoteBus();
    private final List<NoteEvent> heard = new ArrayList<>();

    @Test
    void everybody_who_listens_for_a_reader_hears_and_nobody_else() {
        Consumer<NoteEvent> twice = heard::add;
        bus.subscribe(ADA, twice);
        bus.subscribe(ADA, twice);
        bus.subscribe(new Reader("south", "ada"), event -> heard.add(null));

        bus.publish(ADA, NEWS);
        bus.publish(new Reader("north", "bob"), NEWS);
        assertThat(heard).containsExactly(NEWS, NEWS);
    }

    @Test
    void who_has_closed_hears_no_more_and_is_forgotten() {
        Consumer<NoteEvent> same = heard::add;
        NoteBus.Subscription first = bus.subscribe(ADA, same);
        NoteBus.Subscription second = bus.subscribe(ADA, same);

        first.close();
        first.close();
        bus.publish(ADA, NEWS);
        assertThat(heard).hasSize(1);
        assertThat(bus.readers()).containsExactly(ADA);
        second.close();
        assertThat(bus.readers()).isEmpty();
    }
}
