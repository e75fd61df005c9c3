package io.github.carillon.core.inbox;

import static io.github.carillon.core.inbox.SampleNotes.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.recipient.Reader;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What readers want, whichever database it is in. */
abstract class PreferencesSuite {

    private static final Reader BOB = new Reader("north", "bob");
    private static final Reader ADA_ELSEWHERE = new Reader("south", "ada");

    private final Database database;
    private final Preferences preferences;

    PreferencesSuite(TestDatabase kind) {
        this.database = kind.open();
        this.preferences = new Preferences(database.dataSource());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_nobody_said_is_wanted() {
        assertThat(preferences.list(ADA)).isEmpty();
        assertThat(preferences.isEnabled(ADA, "INFO", "Smtp")).isTrue();
    }

    @Test
    void what_is_said_last_holds() {
        Preference no = new Preference("INFO", "Smtp", false);
        Preference yes = new Preference("INFO", "Smtp", true);

        assertThat(preferences.put(ADA, no)).isTrue();
        assertThat(preferences.isEnabled(ADA, "INFO", "Smtp")).isFalse();
        assertThat(preferences.isEnabled(ADA, "INFO", "Sms")).isTrue();
        assertThat(preferences.isEnabled(ADA, "OTHER", "Smtp")).isTrue();
        assertThat(preferences.put(ADA, yes)).isTrue();
        assertThat(preferences.isEnabled(ADA, "INFO", "Smtp")).isTrue();
        assertThat(preferences.list(ADA)).containsExactly(yes);
    }

    @Test
    void what_is_said_of_a_category_goes_before_what_is_said_of_all() {
        preferences.put(ADA, new Preference(Preference.ALL, "Smtp", false));
        preferences.put(ADA, new Preference("ACTION_REQUIRED", "Smtp", true));

        assertThat(preferences.isEnabled(ADA, "INFO", "Smtp")).isFalse();
        assertThat(preferences.isEnabled(ADA, "ACTION_REQUIRED", "Smtp")).isTrue();
    }

    @Test
    void what_is_taken_back_was_never_said() {
        preferences.put(ADA, new Preference(Preference.ALL, "Smtp", false));
        preferences.put(ADA, new Preference("INFO", "Smtp", true));
        preferences.put(BOB, new Preference("INFO", "Smtp", true));
        preferences.put(ADA_ELSEWHERE, new Preference("INFO", "Smtp", true));

        preferences.withdraw(ADA, "INFO", "Sms");
        assertThat(preferences.isEnabled(ADA, "INFO", "Smtp")).isTrue();
        preferences.withdraw(ADA, "INFO", "Smtp");
        preferences.withdraw(ADA, "INFO", "Smtp");

        assertThat(preferences.isEnabled(ADA, "INFO", "Smtp")).isFalse();
        assertThat(preferences.list(ADA)).containsExactly(new Preference(Preference.ALL, "Smtp", false));
        assertThat(preferences.list(BOB)).hasSize(1);
        assertThat(preferences.list(ADA_ELSEWHERE)).hasSize(1);
    }

    @Test
    void categories_are_those_he_got_and_those_he_spoke_of() {
        Inbox inbox = new Inbox(database.dataSource(), Clock.systemUTC());
        SampleNotes notes = new SampleNotes(Clock.systemUTC());
        inbox.store(notes.note(ADA, "ORDER_LATE"));
        inbox.store(notes.note(ADA, "ORDER_LATE"));
        Note deleted = notes.note(ADA, "NEWSLETTER");
        inbox.store(deleted);
        inbox.delete(ADA, deleted.id());
        inbox.store(notes.note(BOB, "SALARY"));
        inbox.store(notes.note(ADA_ELSEWHERE, "HOLIDAY"));
        preferences.put(ADA, new Preference(Preference.ALL, "Smtp", false));
        preferences.put(ADA, new Preference("REPORT", "Smtp", false));
        preferences.put(BOB, new Preference("BONUS", "Smtp", false));

        assertThat(preferences.categories(ADA)).containsExactly("NEWSLETTER", "ORDER_LATE", "REPORT");
        assertThat(preferences.categories(BOB)).containsExactly("BONUS", "SALARY");
        assertThat(preferences.categories(ADA_ELSEWHERE)).containsExactly("HOLIDAY");
        assertThat(preferences.categories(new Reader("", "ada"))).isEmpty();
    }

    @Test
    void everybody_speaks_for_himself() {
        preferences.put(ADA, new Preference("INFO", "Smtp", false));

        assertThat(preferences.list(BOB)).isEmpty();
        assertThat(preferences.list(ADA_ELSEWHERE)).isEmpty();
        assertThat(preferences.isEnabled(BOB, "INFO", "Smtp")).isTrue();
        assertThat(preferences.isEnabled(ADA_ELSEWHERE, "INFO", "Smtp")).isTrue();

        preferences.put(BOB, new Preference("INFO", "Smtp", true));
        assertThat(preferences.isEnabled(ADA, "INFO", "Smtp")).isFalse();
    }

    @Test
    void nobody_says_without_end() {
        for (int each = 0; each < Preferences.MOST; each++) {
            assertThat(preferences.put(ADA, new Preference("C" + each, "Smtp", false)))
                    .isTrue();
        }

        assertThat(preferences.put(ADA, new Preference("ONE_MORE", "Smtp", false)))
                .isFalse();
        assertThat(preferences.put(ADA, new Preference("C0", "Smtp", true))).isTrue();
        assertThat(preferences.put(BOB, new Preference("C0", "Smtp", true))).isTrue();
    }
}
