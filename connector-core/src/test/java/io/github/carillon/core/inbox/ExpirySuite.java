package io.github.carillon.core.inbox;

import static io.github.carillon.core.inbox.SampleNotes.ADA;
import static io.github.carillon.core.inbox.SampleNotes.LIFE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.message.Note;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When notes go, whichever database they are in. */
abstract class ExpirySuite extends InboxFixture {

    ExpirySuite(TestDatabase kind) {
        super(kind);
    }

    @Test
    void what_is_expired_is_not_there_even_before_it_is_swept() {
        Note old = stored(notes.note());
        clock.forward(LIFE.minusDays(1));
        Note young = stored(notes.note());
        clock.forward(Duration.ofDays(1));

        assertThat(shown(State.ACTIVE)).containsExactly(young);
        assertThat(inbox.counts(ADA)).isEqualTo(new Counts(1, 1));
        assertThat(inbox.find(ADA, old.id())).isEmpty();
        assertThat(inbox.mark(ADA, old.id(), NoteAction.READ)).isFalse();
        assertThat(inbox.delete(ADA, old.id())).isFalse();
        assertThat(inbox.markAll(ADA, NoteAction.READ, Filter.of(State.ACTIVE), clock.instant()))
                .isEqualTo(1);
        assertThat(inbox.counts(ADA)).isEqualTo(Counts.NONE);
    }

    @Test
    void sweeping_forgets_what_is_expired_and_nothing_else() throws Exception {
        Note old = stored(notes.note());
        Note deleted = stored(notes.note());
        inbox.delete(ADA, deleted.id());
        clock.forward(Duration.ofDays(1));
        Note young = stored(notes.note());
        assertThat(inbox.sweep()).isFalse();
        assertThat(rows()).isEqualTo(3);

        clock.forward(LIFE.minusDays(1));
        assertThat(inbox.sweep()).isFalse();
        assertThat(rows()).isEqualTo(1);
        assertThat(shown(State.ACTIVE)).containsExactly(young);
        assertThat(inbox.counts(ADA)).isEqualTo(new Counts(1, 1));
        assertThat(inbox.store(old)).isTrue();
    }

    @Test
    void much_is_swept_little_by_little() throws Exception {
        IntStream.rangeClosed(0, InboxRepository.AT_ONCE).forEach(each -> stored(notes.note()));
        clock.forward(LIFE);

        assertThat(inbox.sweep()).isTrue();
        assertThat(rows()).isEqualTo(1);
        assertThat(inbox.sweep()).isFalse();
        assertThat(rows()).isZero();
    }
}
