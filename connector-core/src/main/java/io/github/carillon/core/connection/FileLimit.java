package io.github.carillon.core.connection;

import io.github.carillon.core.message.MimeComposer;

/**
 * How large the files of a connection's messages may be, and what sending them takes.
 *
 * @param most how many bytes the files of a message may have together
 * @param copies how often they are held in memory while a message is sent, beside themselves: not at all where they are
 *     encoded while they are written
 */
public record FileLimit(long most, int copies) {

    /** Of a connection of which nothing else is said. */
    public static final FileLimit STANDARD = new FileLimit(MimeComposer.LARGEST_ATTACHMENTS, 0);

    /** A request to a service is put together before it is sent: the mail, its encoding, the JSON around it. */
    private static final int PUT_TOGETHER = 6;

    /** Where files are encoded while they are written. */
    public static FileLimit writtenThrough(long most) {
        return new FileLimit(most, 0);
    }

    /** Where a message is put together in memory before it is sent. */
    public static FileLimit putTogether(long most) {
        return new FileLimit(most, PUT_TOGETHER);
    }
}
