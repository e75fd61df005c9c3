package io.github.carillon.core.inbox;

/**
 * What a reader does with a note. Doing it again changes nothing: the first time stands.
 *
 * <p>Each knows its SQL: what it sets, a moment for each question mark, and in which notes that changes anything.
 */
public enum NoteAction {
    /** It was shown to them. */
    SEEN("seen_at = ?, unseen = false", "seen_at is null"),
    /** They read it; so it was shown to them. */
    READ("seen_at = coalesce(seen_at, ?), read_at = ?, unseen = false, attention = 'NONE'", "read_at is null"),
    /** They want it to count as unread again. */
    UNREAD(
            "read_at = null, attention = case when folder = 'ACTIVE' then 'UNREAD' else 'NONE' end",
            "read_at is not null"),
    /** They did what it asked for; so they read it. */
    ACTED(
            "seen_at = coalesce(seen_at, ?), read_at = coalesce(read_at, ?), acted_at = coalesce(acted_at, ?),"
                    + " unseen = false, attention = 'NONE'",
            "(acted_at is null or read_at is null)"),
    /** They put it away: it counts no longer. */
    ARCHIVED("archived_at = ?, folder = 'ARCHIVED', unseen = false, attention = 'NONE'", "folder = 'ACTIVE'"),
    /** They want it back, as it was. */
    UNARCHIVED(
            "archived_at = null, folder = 'ACTIVE', unseen = (seen_at is null),"
                    + " attention = case when read_at is null then 'UNREAD' else 'NONE' end",
            "folder = 'ARCHIVED'");

    private final String assignments;
    private final String effective;

    NoteAction(String assignments, String effective) {
        this.assignments = assignments;
        this.effective = effective;
    }

    String assignments() {
        return assignments;
    }

    /** How many question marks there are in the assignments. */
    int moments() {
        return (int) assignments.chars().filter(character -> character == '?').count();
    }

    String effective() {
        return effective;
    }
}
